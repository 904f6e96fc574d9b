package org.opora.desk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;
import org.opora.shared.Ahead;

/** What is promised to a student, what the clock alone does about it, and whose words touch it. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClocksTest {
    @Inject
    Ahead ahead;

    @Inject
    Watch watch;

    private Cast school;
    private Desk oleg;

    @BeforeEach
    void a_team_that_promises_twenty_minutes() {
        school = new Cast();
        school.school
                .put("/teams/curators", Map.of("title", "Кураторы", "level", 2, "sla", Map.of("firstReplyMinutes", 20)))
                .then()
                .statusCode(200);
        oleg = new Desk(school.oleg());
    }

    @AfterEach
    void the_clock_goes_back() {
        ahead.put(Duration.ZERO);
    }

    private void after(int minutes) {
        ahead.put(Duration.ofMinutes(minutes));
        watch.look();
    }

    private Talk called() {
        return school.student("anna", Map.of("course", "")).talks().calls();
    }

    private long promised(String handoff) {
        String created = oleg.packet(handoff).path("createdAt");
        String due = oleg.packet(handoff).path("dueAt");
        return Duration.between(Instant.parse(created), Instant.parse(due)).toMinutes();
    }

    @Test
    void a_warning_comes_before_a_breach_and_each_is_told_once() throws IOException {
        Desk igor = new Desk(school.igor());
        String handoff = oleg.handoffOf(called());

        try (Stream leads = Stream.ofDesk(school.igor())) {
            after(14);
            assertEquals(List.of("queued"), oleg.history(handoff));
            after(16);
            assertEquals(List.of("queued", "warned"), oleg.history(handoff));
            after(21);
            assertEquals(List.of("queued", "warned", "breached", "escalated"), oleg.history(handoff));
            after(22);
            after(41);
            after(42);

            assertEquals(List.of("queued", "warned", "breached", "escalated", "escalated"), oleg.history(handoff));
            leads.first(event -> event.is("notice") && event.text("/kind").equals("escalation"));
            igor.packet(handoff)
                    .then()
                    .body("breached", is(true))
                    .body("events[3].data.level", is(1))
                    .body("events[3].data.to[0]", is("igor"))
                    .body("events[4].data.level", is(2));
        }
    }

    @Test
    void notes_and_the_system_stop_no_clock_and_a_reply_does() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff).then().statusCode(200);

        oleg.notes(handoff, "Посмотрю").then().statusCode(201);
        oleg.packet(handoff).then().body("studentWaits", is(true)).body("clock.kind", is("first"));
        talk.now().then().body("expectedReplyBy", not(nullValue()));

        oleg.replies(handoff, "Добрый день").then().statusCode(201);
        oleg.packet(handoff)
                .then()
                .body("studentWaits", is(false))
                .body("clock.state", is("paused"))
                .body("clock.pausedFor", is("student"))
                .body("clocks.find { it.kind == 'first' }.state", is("met"))
                .body("clocks.find { it.kind == 'resolution' }.state", is("paused"));
        talk.now().then().body("expectedReplyBy", nullValue());
        after(50);
        assertFalse(oleg.history(handoff).contains("breached"));
    }

    @Test
    void whoever_writes_again_is_promised_a_reply_again() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        oleg.replies(handoff, "Пришлите текст ошибки");
        ahead.put(Duration.ofMinutes(10));

        talk.says("Вот он: нет доступа").then().statusCode(202);
        talk.says("И ещё вот").then().statusCode(202);

        oleg.packet(handoff).then().body("studentWaits", is(true)).body("clock.kind", is("next"));
        assertEquals(30, promised(handoff));
        talk.now().then().body("expectedReplyBy", equalTo(oleg.packet(handoff).path("dueAt")));
        oleg.replies(handoff, "Открыли").then().statusCode(201);
        oleg.packet(handoff).then().body("clocks.find { it.kind == 'next' }.state", is("met"));
    }

    @Test
    void what_its_holder_is_silent_about_goes_back_to_the_queue() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);

        after(29);
        oleg.packet(handoff).then().body("state", is("claimed"));
        after(31);

        oleg.packet(handoff).then().body("state", is("waiting")).body("curator", nullValue());
        talk.now().then().body("owner.kind", is("queue")).body("expectedReplyBy", not(nullValue()));
        assertTrue(oleg.history(handoff).contains("released"));
    }

    @Test
    void a_curator_who_waits_for_the_student_is_not_silent() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        oleg.replies(handoff, "Жду вашего ответа");

        after(55);

        oleg.packet(handoff).then().body("state", is("claimed"));
    }

    @Test
    void a_claim_given_back_after_a_reply_has_a_due_time_again() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        oleg.replies(handoff, "Передам коллеге");

        school.oleg().delete("/handoffs/" + handoff + "/claim").then().statusCode(200);

        talk.now().then().body("owner.kind", is("queue")).body("expectedReplyBy", not(nullValue()));
        oleg.packet(handoff).then().body("clock.kind", is("next"));
    }

    @Test
    void a_reminder_comes_to_whoever_asked_for_it_and_to_nobody_else() throws IOException {
        String handoff = oleg.handoffOf(called());
        oleg.claims(handoff);
        oleg.replies(handoff, "Проверю вечером");
        String at = Instant.now().plus(Duration.ofMinutes(30)).toString();
        school.oleg()
                .post("/handoffs/" + handoff + "/reminders", Map.of("at", at, "note", "Проверить доступ"))
                .then()
                .statusCode(201);

        try (Stream own = Stream.ofDesk(school.oleg());
                Stream others = Stream.ofDesk(school.nina())) {
            after(31);

            own.first(event -> event.is("notice") && event.text("/text").equals("Проверить доступ"));
            others.first(event -> event.is("handoff"));
            assertTrue(others.told().stream().noneMatch(event -> event.is("notice")));
        }
        oleg.packet(handoff).then().body("reminders", is(Collections.emptyList()));
    }

    @Test
    void what_is_put_off_comes_back_when_the_student_answers() {
        Talk talk = called();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        school.oleg()
                .post("/handoffs/" + handoff + "/snooze", Map.of())
                .then()
                .statusCode(409)
                .body("code", is("student-waits"));
        oleg.replies(handoff, "Пришлите снимок экрана");

        school.oleg().post("/handoffs/" + handoff + "/snooze", Map.of()).then().statusCode(200);
        oleg.packet(handoff).then().body("clock.pausedFor", is("snooze"));
        talk.says("Вот снимок").then().statusCode(202);

        oleg.packet(handoff).then().body("snooze", nullValue()).body("clock.state", is("running"));
    }

    @Test
    void outside_the_hours_the_student_is_told_the_next_opening() {
        Cast night = new Cast();
        Map<String, Object> calendar =
                Map.of("week", Map.of("mon", List.of("09:00-09:30"), "thu", List.of("09:00-09:30")));
        night.school
                .put("/teams/curators", Map.of("title", "Кураторы", "level", 2, "calendar", calendar))
                .then()
                .statusCode(200);
        Talk talk = night.student("anna", Map.of("course", "")).talks().calls();
        Desk desk = new Desk(night.oleg());

        String due = desk.packet(desk.handoffOf(talk)).path("dueAt");

        // An hour of working time is two mornings of half an hour, in Moscow.
        assertEquals("06:30", due.substring(11, 16));
        talk.now().then().body("expectedReplyBy", equalTo(due));
    }

    @Test
    void a_calendar_that_cannot_be_worked_with_is_refused_by_its_field() {
        school.school
                .put(
                        "/teams/curators",
                        Map.of("title", "К", "calendar", Map.of("week", Map.of("mon", List.of("18:00-09:00")))))
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("calendar.week.mon"));
        school.school
                .put("/teams/curators", Map.of("title", "К", "sla", Map.of("firstReply", 5)))
                .then()
                .statusCode(422);
    }

    @Test
    void danger_is_answered_in_ten_minutes_by_the_wall_clock() {
        Talk talk = school.student("dina", Map.of("course", "")).talks();
        talk.says("Я больше не хочу жить").then().statusCode(202);

        String handoff = oleg.handoffOf(talk);

        assertEquals(10, promised(handoff));
        await().untilAsserted(() -> talk.now().then().body("owner.kind", is("queue")));
    }
}
