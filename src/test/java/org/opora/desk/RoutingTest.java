package org.opora.desk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;
import org.opora.shared.Ahead;

/** Whom a waiting handoff is meant for, and what becomes of a curator's work when they go. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoutingTest {
    @Inject
    Ahead ahead;

    @Inject
    Watch watch;

    private Cast school;
    private Desk oleg;
    private Desk nina;

    @BeforeEach
    void a_school_with_two_curators() {
        school = new Cast();
        oleg = new Desk(school.oleg());
        nina = new Desk(school.nina());
    }

    @AfterEach
    void the_clock_goes_back() {
        ahead.put(Duration.ZERO);
    }

    private void after(Duration time) {
        ahead.put(time);
        watch.look();
    }

    private Talk called(String student) {
        return school.student(student, Map.of("course", "")).talks().calls();
    }

    private void meantFor(String handoff, @Nullable String name) {
        await().untilAsserted(
                        () -> oleg.packet(handoff).then().body("assignee.name", name == null ? nullValue() : is(name)));
    }

    @Test
    void who_is_there_is_meant_and_anybody_may_still_take_it() {
        oleg.comes(10).then().statusCode(200).body("state", is("online"));

        String handoff = oleg.handoffOf(called("anna"));

        meantFor(handoff, "oleg");
        oleg.packet(handoff).then().body("state", is("waiting"));
        nina.claims(handoff).then().statusCode(200).body("curator.name", is("nina"));
        oleg.claims(handoff)
                .then()
                .statusCode(409)
                .body("code", is("already-claimed"))
                .body("curator", is("nina"));
    }

    @Test
    void where_nobody_is_there_it_waits_for_whoever_comes() {
        String handoff = oleg.handoffOf(called("anna"));
        oleg.packet(handoff).then().body("assignee", nullValue());

        nina.comes(10);

        meantFor(handoff, "nina");
    }

    @Test
    void load_counts_effort_and_nobody_gets_more_than_they_can_carry() {
        oleg.comes(2);
        nina.comes(1);
        List<String> handoffs = List.of("a", "b", "c", "d").stream()
                .map(name -> oleg.handoffOf(called(name)))
                .toList();

        await().untilAsserted(() -> {
            List<String> meant = oleg.http().get("/handoffs?state=waiting").path("items.assignee.name");
            assertEquals(2, meant.stream().filter("oleg"::equals).count(), meant.toString());
            assertEquals(1, meant.stream().filter("nina"::equals).count(), meant.toString());
        });
        oleg.http().get("/handoffs?unassigned=true").then().body("items.size()", is(1));
        assertEquals(4, handoffs.size());
    }

    @Test
    void a_student_comes_back_to_the_curator_they_know() {
        Student anna = school.student("anna", Map.of("course", ""));
        String first = oleg.handoffOf(anna.talks().calls());
        nina.claims(first);
        nina.replies(first, "Готово");
        nina.http().post("/handoffs/" + first + "/resolution", Map.of("returnToAssistant", false));
        oleg.comes(10);
        nina.comes(10);

        String second = oleg.handoffOf(anna.talks().calls());

        meantFor(second, "nina");
    }

    @Test
    void what_nobody_takes_in_five_minutes_is_meant_for_another() {
        oleg.comes(10);
        nina.comes(10);
        String handoff = oleg.handoffOf(called("anna"));
        String first = await().until(() -> oleg.packet(handoff).path("assignee.name"), name -> name != null);
        ahead.put(Duration.ofMinutes(4));
        oleg.comes(10);
        nina.comes(10);

        after(Duration.ofMinutes(6));

        await().untilAsserted(() -> {
            String now = oleg.packet(handoff).path("assignee.name");
            assertNotEquals(first, now);
            assertEquals("oleg".equals(first) ? "nina" : "oleg", now);
        });
    }

    @Test
    void who_goes_away_leaves_what_was_meant_for_them_to_others() {
        oleg.comes(10);
        String handoff = oleg.handoffOf(called("anna"));
        meantFor(handoff, "oleg");
        nina.comes(10);

        oleg.goes();

        meantFor(handoff, "nina");
    }

    @Test
    void a_page_that_falls_silent_counts_as_away() {
        oleg.comes(10);
        String handoff = oleg.handoffOf(called("anna"));
        meantFor(handoff, "oleg");

        after(Duration.ofMinutes(4));

        meantFor(handoff, null);
        nina.http().get("/desk/presence").then().body("items.find { it.staff.name == 'oleg' }.state", is("away"));
    }

    @Test
    void at_the_end_of_a_shift_the_waiting_students_go_back_to_the_queue() {
        LocalTime now = LocalTime.now(ZoneId.of("Europe/Moscow"));
        if (now.isAfter(LocalTime.of(23, 50))) {
            return; // a shift does not cross midnight
        }
        String until = now.plusMinutes(2).withSecond(0).withNano(0).toString();
        List<String> today = List.of("00:00-" + until);
        Map<String, Object> week = Map.of(
                "mon", today, "tue", today, "wed", today, "thu", today, "fri", today, "sat", today, "sun", today);
        String olegId = oleg.http().get("/me").path("id");
        school.igor()
                .put("/desk/curators/" + olegId, Map.of("hours", Map.of("week", week)))
                .then()
                .statusCode(200);
        oleg.comes(10);
        Talk waits = called("anna");
        String owed = oleg.handoffOf(waits);
        String answered = oleg.handoffOf(called("boris"));
        oleg.claims(owed);
        oleg.claims(answered);
        oleg.replies(answered, "Жду ответа");

        ahead.put(Duration.ofMinutes(3));
        oleg.comes(10); // the page beats on until somebody comes round to it
        watch.look();

        await().untilAsserted(() -> oleg.packet(owed).then().body("state", is("waiting")));
        oleg.packet(answered).then().body("state", is("claimed"));
        waits.now().then().body("owner.kind", is("queue"));
        oleg.packet(owed).then().body("events.find { it.kind == 'released' }.data.why", is("shift-end"));
    }

    @Test
    void what_somebody_had_is_handed_on_when_their_account_ends() {
        Talk talk = called("anna");
        String handoff = nina.handoffOf(talk);
        oleg.claims(handoff);
        String olegId = oleg.http().get("/me").path("id");

        school.school.delete("/staff/" + olegId).then().statusCode(204);

        await().untilAsserted(() -> nina.packet(handoff).then().body("state", is("waiting")));
        talk.now().then().body("owner.kind", is("queue"));
    }

    @Test
    void leads_mean_work_for_others_and_curators_only_for_themselves() {
        String handoff = oleg.handoffOf(called("anna"));
        String ninaId = nina.http().get("/me").path("id");

        oleg.http()
                .post("/handoffs/" + handoff + "/assignment", Map.of("curator", ninaId))
                .then()
                .statusCode(403);
        school.igor()
                .post("/handoffs/" + handoff + "/assignment", Map.of("curator", ninaId))
                .then()
                .statusCode(200)
                .body("assignee.name", is("nina"));
        nina.http()
                .post("/handoffs/" + handoff + "/assignment", Map.of())
                .then()
                .statusCode(200)
                .body("assignee", nullValue());
    }

    @Test
    void capacity_and_state_are_held_to_their_bounds() {
        oleg.http()
                .put("/desk/presence", Map.of("state", "online", "capacity", -1))
                .then()
                .statusCode(422);
        oleg.http().put("/desk/presence", Map.of("capacity", 5)).then().statusCode(422);
        oleg.http().put("/desk/presence", Map.of("state", "asleep")).then().statusCode(oneOf(400, 422));
    }
}
