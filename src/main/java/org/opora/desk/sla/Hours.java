package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a team or a curator works. A window is open from its start up to, and without, its end. Its times are of the wall
 * clock in the zone of the hours: an hour that daylight saving skips has no working time, one that it repeats has two.
 */
public sealed interface Hours permits AlwaysOpen, WorkingWeek {
    /** Open all the time; working time is the wall clock. */
    Hours ALWAYS = new AlwaysOpen();

    /**
     * The hours in a calendar, {@code null} meaning all the time:
     *
     * <pre>{"timeZone": "Europe/Moscow", "week": {"mon": ["09:00-13:00", "14:00-24:00"]},
     *  "holidays": "RU", "daysOff": ["2026-12-31"], "workingDays": ["2026-11-07"]}</pre>
     *
     * Only {@code week} is needed. Days of the week left out are closed. {@code holidays} is a country, whose public
     * holidays are days off. A working day is open, holiday or not, as its day of the week is; where that is closed, as
     * the first open day from Monday on.
     *
     * @param fallback the zone where the calendar names none
     * @throws org.opora.shared.Problem 422 naming the field, as {@code calendar.week.mon}
     */
    static Hours parse(@Nullable JsonNode calendar, ZoneId fallback) {
        return calendar == null || calendar.isNull() ? ALWAYS : new CalendarForm(calendar).read(fallback);
    }

    /** As {@link #parse}; mentors without a calendar work 9–21 every day (PRODUCT.md, S7), other teams all the time. */
    static Hours ofTeam(String teamKey, @Nullable JsonNode calendar, ZoneId school) {
        boolean own = calendar != null && !calendar.isNull();
        return own || !teamKey.equals(Policy.MENTORS) ? parse(calendar, school) : WorkingWeek.daily(9, 21, school);
    }

    boolean open(Instant at);

    /**
     * The earliest instant by which that much working time has passed: a whole window ends at its end and not at the next
     * opening. From a closed instant it begins at the next opening. Zero moves nothing. Negative goes back, to the earliest
     * instant from which no more than that much has passed. Where nothing opens for 400 days, the wall clock.
     */
    Instant add(Instant from, Duration working);

    /** Working time in [a, b); negative if b is before a. */
    Duration between(Instant a, Instant b);

    /** {@code at} itself when open; empty when nothing opens within 400 days. */
    Optional<Instant> nextOpening(Instant at);

    /** When the hours open now end, windows without a gap being one; empty when closed, or open for 400 days more. */
    Optional<Instant> closes(Instant at);

    /**
     * The latest instant, at or before this one, up to which there was working time: {@code at} itself within a window and
     * at its end, the end of the window before when closed and at an opening. Empty when that is over 400 days ago.
     */
    Optional<Instant> lastOpenBefore(Instant at);
}
