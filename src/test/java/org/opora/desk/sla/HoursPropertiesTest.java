package org.opora.desk.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;

/** What holds of working time in any week, zone and year. */
@Domain(AnyTimes.class)
@PropertyDefaults(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
class HoursPropertiesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Openness as a person reads it off a clock on the wall. */
    private static boolean byTheWall(WorkingWeek hours, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, hours.zone());
        double minute = local.toLocalTime().toNanoOfDay() / 60e9;
        return hours.windows(local.toLocalDate()).stream()
                .anyMatch(window -> window.fromMinute() <= minute && minute < window.toMinute());
    }

    @Property
    void open_is_what_the_wall_clock_says(@ForAll WorkingWeek hours, @ForAll Instant at) {
        assertEquals(byTheWall(hours, at), hours.open(at));
    }

    @Property(tries = 2000)
    void working_time_is_the_count_of_open_minutes(@ForAll WorkingWeek hours, @ForAll Instant at) {
        Instant from = at.truncatedTo(ChronoUnit.MINUTES);
        Instant to = from.plus(Duration.ofHours(50));

        long open = 0;
        for (Instant minute = from; minute.isBefore(to); minute = minute.plus(MINUTE)) {
            open += byTheWall(hours, minute) ? 1 : 0;
        }

        assertEquals(Duration.ofMinutes(open), hours.between(from, to));
    }

    @Property
    void more_work_is_never_due_earlier(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration a, @ForAll Duration b) {
        assertFalse(hours.add(at, a.plus(b)).isBefore(hours.add(at, a)));
    }

    @Property
    void a_later_start_is_never_due_earlier(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration later, @ForAll Duration working) {
        assertFalse(hours.add(at.plus(later), working).isBefore(hours.add(at, working)));
    }

    @Property
    void work_may_be_added_in_parts(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration a, @ForAll Duration b) {
        assertEquals(hours.add(at, a.plus(b)), hours.add(hours.add(at, a), b));
    }

    @Property
    void working_time_of_parts_is_that_of_the_whole(
            @ForAll WorkingWeek hours, @ForAll Instant a, @ForAll Duration length, @ForAll Duration part) {
        Instant b = a.plus(part);
        Instant c = a.plus(length);

        assertEquals(hours.between(a, c), hours.between(a, b).plus(hours.between(b, c)));
    }

    @Property
    void working_time_backwards_is_negative(@ForAll WorkingWeek hours, @ForAll Instant a, @ForAll Duration length) {
        Instant b = a.plus(length);

        assertFalse(hours.between(a, b).isNegative());
        assertEquals(hours.between(a, b).negated(), hours.between(b, a));
        assertTrue(hours.between(a, b).compareTo(length) <= 0);
    }

    @Property
    void as_much_work_passes_as_was_added(@ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration working) {
        assertEquals(working, hours.between(at, hours.add(at, working)));
    }

    @Property
    void adding_what_has_passed_leads_to_where_work_ran_up_to(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration length) {
        Instant to = at.plus(length);
        Instant reached = hours.add(at, hours.between(at, to));

        assertFalse(reached.isAfter(to));
        if (hours.lastOpenBefore(to).orElseThrow().equals(to)) {
            assertEquals(to, reached);
        }
    }

    @Property
    void zero_moves_nothing(@ForAll WorkingWeek hours, @ForAll Instant at) {
        assertEquals(at, hours.add(at, Duration.ZERO));
    }

    @Property
    void nothing_is_due_inside_closed_time(@ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration working) {
        Assume.that(!working.isZero());

        Instant due = hours.add(at, working);

        assertTrue(byTheWall(hours, due.minusNanos(1)), "work runs up to " + due);
        assertEquals(due, hours.lastOpenBefore(due).orElseThrow());
    }

    @Property
    void going_back_retraces_going_forth(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration a, @ForAll Duration b) {
        Assume.that(!a.isZero() && !b.isZero());

        assertEquals(hours.add(at, a), hours.add(hours.add(at, a.plus(b)), b.negated()));
    }

    @Property
    void as_much_work_passes_backwards_as_was_taken_off(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration working) {
        assertEquals(working, hours.between(hours.add(at, working.negated()), at));
    }

    @Property
    void until_the_next_opening_there_is_no_work(@ForAll WorkingWeek hours, @ForAll Instant at) {
        Instant opening = hours.nextOpening(at).orElseThrow();

        assertTrue(hours.open(opening));
        assertEquals(hours.open(at), opening.equals(at));
        assertEquals(Duration.ZERO, hours.between(at, opening));
    }

    @Property
    void until_it_closes_all_time_is_work(@ForAll WorkingWeek hours, @ForAll Instant at) {
        Assume.that(hours.open(at));

        hours.closes(at).ifPresent(end -> {
            assertTrue(end.isAfter(at));
            assertFalse(byTheWall(hours, end));
            assertEquals(Duration.between(at, end), hours.between(at, end));
        });
    }

    @Property
    void after_the_last_work_there_is_none(@ForAll WorkingWeek hours, @ForAll Instant at) {
        Instant last = hours.lastOpenBefore(at).orElseThrow();

        assertFalse(last.isAfter(at));
        assertTrue(byTheWall(hours, last.minusNanos(1)));
        assertEquals(Duration.ZERO, hours.between(last, at));
    }

    @Property
    void always_is_the_wall_clock(@ForAll Instant at, @ForAll Duration time) {
        assertEquals(at.plus(time), Hours.ALWAYS.add(at, time));
        assertEquals(time, Hours.ALWAYS.between(at, at.plus(time)));
        assertTrue(Hours.ALWAYS.open(at));
    }

    @Property
    void days_off_and_holidays_have_no_work(@ForAll WorkingWeek hours, @ForAll Instant at) {
        LocalDate day = LocalDate.ofInstant(at, hours.zone());
        boolean holiday = hours.holidays() != null && hours.holidays().contains(day);
        Assume.that(!hours.workingDays().contains(day));

        Duration work = workOf(day, hours);

        assertTrue(work.isZero() || !(holiday || hours.daysOff().contains(day)));
    }

    @Property
    void named_days_off_are_closed_and_working_days_open(@ForAll WorkingWeek hours) {
        hours.daysOff().forEach(day -> assertEquals(Duration.ZERO, workOf(day, hours)));
        hours.workingDays().forEach(day -> assertFalse(hours.windows(day).isEmpty()));
    }

    @Property
    void an_open_day_is_as_long_as_the_day(@ForAll Instant at) {
        for (ZoneId zone : AnyTimes.ZONES) {
            LocalDate day = LocalDate.ofInstant(at, zone);
            Instant midnight = day.atStartOfDay(zone).toInstant();
            Instant next = day.plusDays(1).atStartOfDay(zone).toInstant();
            Hours open = WorkingWeek.daily(0, 24, zone);

            assertEquals(Duration.between(midnight, next), open.between(midnight, next));
            assertTrue(open.closes(at).isEmpty());
        }
    }

    private static Duration workOf(LocalDate day, WorkingWeek hours) {
        Instant midnight = day.atTime(LocalTime.MIDNIGHT).atZone(hours.zone()).toInstant();
        return hours.between(
                midnight, day.plusDays(1).atStartOfDay(hours.zone()).toInstant());
    }
}
