package org.opora.desk.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/**
 * Which conversations are wanted; what is null is not asked for. Class, reason and curator are those of one handoff.
 *
 * @param from what went on at or after it
 * @param to what began before it
 * @param rating the student's, of the conversation or of any of its messages
 */
record Filters(
        @Nullable Sought sought,
        @Nullable CourseId course,
        @Nullable QuestionClass questionClass,
        @Nullable Reason reason,
        @Nullable StaffId curator,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Rating rating,
        @Nullable State state) {
    enum Rating {
        UP,
        DOWN
    }

    /** Reads what was asked for; what this school does not have is refused by name. */
    @ApplicationScoped
    static class Reading {
        private final Courses courses;
        private final StaffMembers members;
        private final Tenancy tenancy;
        private final Schools schools;

        Reading(Courses courses, StaffMembers members, Tenancy tenancy, Schools schools) {
            this.courses = courses;
            this.members = members;
            this.tenancy = tenancy;
            this.schools = schools;
        }

        /** @throws Problem 422 naming the filter */
        Filters read(SchoolId school, Asked asked) {
            Course course = courses.place(school, asked.course(), null, null).course();
            ZoneId zone = ZoneId.of(schools.get(school).timeZone());
            String query = asked.query();
            return new Filters(
                    query == null || query.isEmpty() ? null : Sought.of(Texts.required("query", query, Texts.MESSAGE)),
                    course == null ? null : course.id(),
                    word("class", QuestionClass.class, asked.questionClass()),
                    word("reason", Reason.class, asked.reason()),
                    curator(school, asked.curator()),
                    moment("from", asked.from(), zone, 0),
                    moment("to", asked.to(), zone, 1),
                    word("rating", Rating.class, asked.rating()),
                    word("state", State.class, asked.state()));
        }

        private @Nullable StaffId curator(SchoolId school, @Nullable String id) {
            if (id == null) {
                return null;
            }
            try {
                StaffId curator = new StaffId(UUID.fromString(id));
                if (isKnown(school, curator)) {
                    return curator;
                }
            } catch (IllegalArgumentException e) {
                // said below, as for any other that is none
            }
            throw Problem.invalid("curator", "is not a member of this school's staff");
        }

        /** Whoever has left but had handoffs may still be asked for. */
        private boolean isKnown(SchoolId school, StaffId id) {
            return members.find(school, id).isPresent()
                    || tenancy.in(school, handle -> SearchQueries.hadHandoffs(handle, school, id));
        }

        private static <E extends Enum<?>> @Nullable E word(String field, Class<E> type, @Nullable String word) {
            return word == null
                    ? null
                    : Kebab.parse(type, word)
                            .orElseThrow(() -> Problem.invalid(field, "is not a value this filter takes"));
        }

        /** @param days how many later, where it is a date */
        private static @Nullable Instant moment(String field, @Nullable String text, ZoneId zone, int days) {
            if (text == null) {
                return null;
            }
            try {
                if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
                    return LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(zone)
                            .toInstant();
                }
                // A plus sign that was not escaped comes as a space.
                OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
                if (time.getYear() >= 0 && time.getYear() <= 9999) {
                    return time.toInstant();
                }
            } catch (DateTimeParseException e) {
                // said below
            }
            throw Problem.invalid(field, "must be a date or a time as in RFC 3339");
        }
    }
}
