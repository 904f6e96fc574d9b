package org.opora.desk.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.sla.Promise.State;
import org.opora.shared.Json;

/** What holds of a promised time in any hours, with any policy, whenever it is paused. */
@Domain(AnyTimes.class)
@PropertyDefaults(tries = 3000, shrinking = ShrinkingMode.BOUNDED)
class PromisePropertiesTest {
    private static final Facts STUDY = new Facts(QuestionClass.STUDY, Reason.NO_EVIDENCE, "normal", "calm", null);
    private static final Facts RISK = new Facts(QuestionClass.EMOTIONAL, Reason.RISK, "urgent", "upset", null);

    private static Policy within(Duration time) {
        return Policy.parse(Json.parse("{\"firstReplyMinutes\": %d}".formatted(minutes(time))));
    }

    private static Policy within(Duration time, Duration outside) {
        return Policy.parse(Json.parse(
                "{\"firstReplyMinutes\": %d, \"outsideMinutes\": %d}".formatted(minutes(time), minutes(outside))));
    }

    private static long minutes(Duration time) {
        return Math.max(1, time.toMinutes());
    }

    private static Promise start(Instant at, Hours hours, Duration time) {
        return Promise.start(ClockKind.FIRST, at, hours, within(time), STUDY);
    }

    @Property
    void due_when_the_promised_work_has_passed(@ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time) {
        Promise promise = start(at, hours, time);

        assertEquals(Duration.ofMinutes(minutes(time)), hours.between(at, promise.dueAt()));
        assertEquals(promise.dueAt(), hours.lastOpenBefore(promise.dueAt()).orElseThrow());
        assertTrue(promise.dueAt().isAfter(at));
    }

    @Property
    void outside_hours_it_is_due_in_between_the_opening_and_the_outside_time(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration outside) {
        Assume.that(!hours.open(at));

        Instant due = Promise.start(ClockKind.FIRST, at, hours, within(time, outside), STUDY)
                .dueAt();

        Instant soonest = hours.add(hours.nextOpening(at).orElseThrow(), Duration.ofMinutes(minutes(time)));
        Instant latest = at.plus(Duration.ofMinutes(minutes(outside)));
        assertFalse(due.isBefore(soonest));
        assertTrue(due.equals(soonest) || !due.isAfter(latest));
        assertEquals(due, hours.lastOpenBefore(due).orElseThrow());
    }

    @Property
    void within_hours_the_outside_time_is_of_no_account(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration outside) {
        Assume.that(hours.open(at));

        assertEquals(start(at, hours, time), Promise.start(ClockKind.FIRST, at, hours, within(time, outside), STUDY));
    }

    @Property
    void the_warning_comes_when_a_quarter_is_left(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time) {
        Promise promise = start(at, hours, time);

        Instant warn = promise.warnAt(hours);

        assertTrue(warn.isAfter(at) && warn.isBefore(promise.dueAt()));
        assertEquals(promise.promised().dividedBy(4), hours.between(warn, promise.dueAt()));
        assertEquals(hours.add(at, promise.promised().minus(promise.promised().dividedBy(4))), warn);
    }

    @Property
    void a_pause_of_no_length_changes_nothing(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration until) {
        Promise promise = start(at, hours, time);
        Instant pause = at.plus(until);

        assertEquals(promise, promise.pause(pause, hours).resume(pause, hours));
    }

    @Property
    void a_pause_moves_the_due_time_by_the_work_in_it(
            @ForAll WorkingWeek hours,
            @ForAll Instant at,
            @ForAll Duration time,
            @ForAll Duration until,
            @ForAll Duration length) {
        Promise promise = start(at, hours, time);
        Instant pause = at.plus(until);
        Instant end = pause.plus(length);

        Promise resumed = promise.pause(pause, hours).resume(end, hours);

        assertEquals(hours.between(pause, end), hours.between(promise.dueAt(), resumed.dueAt()));
        assertEquals(hours.between(pause, promise.dueAt()), hours.between(end, resumed.dueAt()));
        assertEquals(resumed.dueAt(), hours.lastOpenBefore(resumed.dueAt()).orElseThrow());
    }

    @Property
    void two_pauses_end_to_end_are_one(
            @ForAll WorkingWeek hours,
            @ForAll Instant at,
            @ForAll Duration time,
            @ForAll Duration a,
            @ForAll Duration b) {
        Promise promise = start(at, hours, time);
        Instant middle = at.plus(a);
        Instant end = middle.plus(b);

        Promise twice = promise.pause(at, hours)
                .resume(middle, hours)
                .pause(middle, hours)
                .resume(end, hours);

        assertEquals(promise.pause(at, hours).resume(end, hours), twice);
    }

    @Property
    void what_is_paused_or_met_cannot_be_paused(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration later) {
        Promise promise = start(at, hours, time);
        Promise paused = promise.pause(at, hours);
        Promise met = promise.meet(at);

        assertSame(paused, paused.pause(at.plus(later), hours));
        assertSame(met, met.pause(at.plus(later), hours));
        assertSame(met, met.meet(at.plus(later)));
        assertSame(promise, promise.resume(at.plus(later), hours));
    }

    @Property
    void it_is_broken_from_its_due_time_on_and_not_in_a_pause(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration later) {
        Promise promise = start(at, hours, time);
        Instant now = at.plus(later);

        assertEquals(now.isAfter(promise.dueAt()), promise.breached(now));
        assertFalse(promise.pause(at, hours).breached(now));
        assertFalse(promise.pause(at, hours).meet(now).breached(now));
        assertFalse(promise.meet(promise.dueAt()).breached(now));
        assertEquals(promise.breached(now), promise.meet(now).breached(now.plus(time)));
    }

    @Property
    void a_pause_does_not_mend_a_broken_promise(
            @ForAll WorkingWeek hours,
            @ForAll Instant at,
            @ForAll Duration time,
            @ForAll Duration late,
            @ForAll Duration length) {
        Promise promise = start(at, hours, time);
        Instant pause = promise.dueAt().plus(late).plusNanos(1);
        Instant end = pause.plus(length);

        assertTrue(promise.pause(pause, hours).breached(end));
        assertTrue(promise.pause(pause, hours).resume(end, hours).breached(end.plusNanos(1)));
    }

    @Property
    void the_share_left_falls_from_one_to_none(
            @ForAll WorkingWeek hours,
            @ForAll Instant at,
            @ForAll Duration time,
            @ForAll Duration a,
            @ForAll Duration b) {
        Promise promise = start(at, hours, time);
        double first = promise.leftShare(at.plus(a), hours);
        double second = promise.leftShare(at.plus(a).plus(b), hours);

        assertEquals(1, promise.leftShare(at, hours));
        assertEquals(0, promise.leftShare(promise.dueAt(), hours));
        assertTrue(1 >= first && first >= second && second >= 0);
        assertEquals(
                first, promise.pause(at.plus(a), hours).leftShare(at.plus(a).plus(b), hours));
    }

    @Property
    void one_at_risk_is_answered_by_the_wall_clock(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration length) {
        Policy policy = within(Duration.ofDays(1), time);
        Promise promise = Promise.start(ClockKind.FIRST, at, hours, policy, RISK);

        Promise resumed = promise.pause(at, hours).resume(at.plus(length), hours);

        assertEquals(at.plus(Duration.ofMinutes(10)), promise.dueAt());
        assertEquals(at.plusSeconds(450), promise.warnAt(hours));
        assertEquals(at.plus(length).plus(Duration.ofMinutes(10)), resumed.dueAt());
        assertFalse(promise.closed(at.plus(length), hours));
    }

    @Property
    void it_stands_still_outside_the_hours(
            @ForAll WorkingWeek hours, @ForAll Instant at, @ForAll Duration time, @ForAll Duration later) {
        Promise promise = start(at, hours, time);
        Instant now = at.plus(later);

        assertEquals(!hours.open(now), promise.closed(now, hours));
        assertEquals(State.RUNNING, promise.state());
        assertFalse(promise.meet(at).closed(now, hours));
        assertFalse(promise.pause(at, hours).closed(now, hours));
    }
}
