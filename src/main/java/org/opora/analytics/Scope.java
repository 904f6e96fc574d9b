package org.opora.analytics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;

/**
 * Which questions are counted.
 *
 * @param to the last day, whole
 * @param zone the school's: its days, hours and weekdays are meant
 * @param team what is this team's to answer where the assistant does not, by the course's own rule or the usual one
 */
record Scope(
        SchoolId school,
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        @Nullable CourseId course,
        @Nullable String team) {
    static final int MOST_DAYS = 92;
    private static final int USUAL_DAYS = 28;

    /** The days that a caller asks for, both whole. */
    record Days(LocalDate from, LocalDate to) {
        /**
         * @param days how many; null = 28, and not together with a first day
         * @throws Problem 422 naming what cannot be
         */
        static Days of(@Nullable Integer days, @Nullable String from, @Nullable String to, LocalDate today) {
            if (days != null && (from != null || days < 1 || days > MOST_DAYS)) {
                throw Problem.invalid("days", "must be 1 to " + MOST_DAYS + ", and stand without a first day");
            }
            LocalDate last = to == null ? today : day("to", to);
            LocalDate first =
                    from == null ? last.minusDays((days == null ? USUAL_DAYS : days) - 1L) : day("from", from);
            if (first.isAfter(last)) {
                throw Problem.invalid("from", "is after the last day");
            }
            if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
                throw Problem.invalid("from", "must be at most " + MOST_DAYS + " days before the end of the last");
            }
            return new Days(first, last);
        }

        private static LocalDate day(String field, String word) {
            try {
                LocalDate day = LocalDate.parse(word);
                if (day.getYear() < 1970 || day.getYear() > 9999) {
                    throw Problem.invalid(field, "is not a day of our time");
                }
                return day;
            } catch (DateTimeException e) {
                throw Problem.invalid(field, "must be a day, as 2026-05-31");
            }
        }
    }

    Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Classes that are the team's unless a course says otherwise. */
    List<String> usualClasses() {
        return Arrays.stream(QuestionClass.values())
                .filter(one -> Course.usualTeam(one).equals(team))
                .map(Kebab::of)
                .toList();
    }
}
