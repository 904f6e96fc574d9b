package org.opora.desk.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;

/** A mentor's day: 9–21, half an hour; outside, a day. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PromiseTest {
    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Hours HOURS = Hours.ofTeam("mentors", null, MOSCOW);
    private static final Policy POLICY = Policy.ofTeam("mentors", null);

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MOSCOW).toInstant();
    }

    private static Promise asked(String local, Reason reason) {
        Facts facts = new Facts(QuestionClass.STUDY, reason, "normal", "calm", null);
        return Promise.start(ClockKind.FIRST, at(local), HOURS, POLICY, facts);
    }

    @Test
    void a_question_of_the_day_is_due_in_half_an_hour_of_work() {
        assertEquals(
                at("2026-09-11T12:30"),
                asked("2026-09-11T12:00", Reason.NO_EVIDENCE).dueAt());
        assertEquals(
                at("2026-09-12T09:10"),
                asked("2026-09-11T20:40", Reason.NO_EVIDENCE).dueAt());
    }

    @Test
    void a_question_of_the_night_may_take_until_the_last_work_of_a_day_later() {
        assertEquals(
                at("2026-09-12T21:00"),
                asked("2026-09-11T23:00", Reason.NO_EVIDENCE).dueAt());
        assertEquals(
                at("2026-09-12T21:00"),
                asked("2026-09-12T03:00", Reason.NO_EVIDENCE).dueAt());
    }

    @Test
    void one_at_risk_is_answered_at_night_too() {
        Promise promise = asked("2026-09-11T23:00", Reason.RISK);

        assertEquals(at("2026-09-11T23:10"), promise.dueAt());
        assertTrue(promise.breached(at("2026-09-11T23:11")));
    }

    @Test
    void while_the_student_is_waited_for_no_time_passes() {
        Promise promise = asked("2026-09-11T20:50", Reason.NO_EVIDENCE);

        Promise resumed = promise.pause(at("2026-09-11T20:55"), HOURS).resume(at("2026-09-14T15:00"), HOURS);

        assertEquals(at("2026-09-14T15:25"), resumed.dueAt());
        assertEquals(at("2026-09-14T15:17:30"), resumed.warnAt(HOURS));
    }

    @Test
    void a_night_is_not_counted_in_the_share_left() {
        Promise promise = asked("2026-09-11T20:45", Reason.NO_EVIDENCE);

        assertEquals(0.5, promise.leftShare(at("2026-09-12T03:00"), HOURS));
        assertTrue(promise.closed(at("2026-09-12T03:00"), HOURS));
        assertFalse(promise.closed(at("2026-09-12T09:00"), HOURS));
    }

    @Test
    void overdue_by_twenty_minutes_it_stays_so_after_a_pause() {
        Promise promise = asked("2026-09-11T12:00", Reason.NO_EVIDENCE);

        Promise resumed = promise.pause(at("2026-09-11T12:50"), HOURS).resume(at("2026-09-11T16:00"), HOURS);

        assertEquals(at("2026-09-11T15:40"), resumed.dueAt());
        assertTrue(resumed.breached(at("2026-09-11T16:00")));
    }

    @Test
    void who_writes_upset_at_night_is_met_first_thing_in_the_morning_and_not_within_a_day() {
        assertEquals(
                at("2026-09-12T09:15"),
                asked("2026-09-11T23:00", Reason.EMOTIONAL).dueAt());
        assertEquals(
                at("2026-09-12T21:00"),
                asked("2026-09-11T23:00", Reason.NO_EVIDENCE).dueAt());
    }
}
