package org.opora.desk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Dead;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.cast.Student.Talk;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Ownership;
import org.opora.desk.routing.Curators;
import org.opora.desk.routing.Pages;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.staff.StaffId;

/**
 * A process that dies between a change at the desk and what follows from it, or before whoever made the change hears of it.
 * {@code bin/simulate kill} ends real processes in the midst of such work.
 */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskDeathTest {
    /** Two heartbeats more than it takes to be sure that the holder is dead. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(40);

    @Inject
    Ownership ownership;

    @Inject
    Curators curators;

    @Inject
    Schools schools;

    @Inject
    Audit audit;

    @Inject
    Jdbi database;

    private Cast school;
    private SchoolId id;
    private Desk oleg;
    private Desk nina;

    @BeforeEach
    void a_school_with_two_curators() {
        school = new Cast();
        id = schools.byKey(school.key).orElseThrow().id();
        oleg = new Desk(school.oleg());
        nina = new Desk(school.nina());
    }

    @Test
    void what_a_dead_process_was_about_to_assign_another_assigns() {
        oleg.comes(10).then().statusCode(200);
        nobodyIsAt("assign-handoffs");
        Talk talk = school.student("anna", Map.of("course", "")).talks();

        QuarkusTransaction.requiringNew().run(() -> {
            assertEquals(2, ownership.callPerson(id, conversation(talk), null).version());
            takenByTheDead("assign-handoffs");
        });

        String handoff = oleg.handoffOf(talk);
        oleg.packet(handoff).then().body("assignee", nullValue()).body("state", is("waiting"));
        assertEquals(List.of(), audit.ownerless(id));
        await().atMost(TAKEN_OVER)
                .untilAsserted(() -> oleg.packet(handoff).then().body("assignee.name", is("oleg")));
    }

    @Test
    void what_was_meant_for_one_who_goes_while_the_process_dies_is_meant_for_another() {
        oleg.comes(10);
        String handoff = oleg.handoffOf(
                school.student("anna", Map.of("course", "")).talks().calls());
        await().untilAsserted(() -> oleg.packet(handoff).then().body("assignee.name", is("oleg")));
        nina.comes(10);
        nobodyIsAt("curator-leaves");
        StaffId goes = new StaffId(UUID.fromString(oleg.http().get("/me").path("id")));

        QuarkusTransaction.requiringNew().run(() -> {
            new Pages(curators).close(id, goes);
            takenByTheDead("curator-leaves");
        });

        assertEquals(List.of(), audit.ownerless(id));
        await().atMost(TAKEN_OVER)
                .untilAsserted(() -> nina.packet(handoff).then().body("assignee.name", is("nina")));
    }

    @Test
    void a_reply_whose_sender_heard_nothing_is_one_reply_also_after_the_handoff_has_gone_on() {
        String handoff = oleg.handoffOf(
                school.student("anna", Map.of("course", "")).talks().calls());
        oleg.claims(handoff).then().statusCode(200);
        Map<String, Object> same = Map.of("clientId", UUID.randomUUID().toString());

        Response first = oleg.replies(handoff, "Готово", same);
        Map<String, Object> to = Map.of("team", "mentors", "note", "Дальше вам");
        oleg.http().post("/handoffs/" + handoff + "/transfer", to).then().statusCode(200);
        Response again = oleg.replies(handoff, "Готово", same);

        first.then().statusCode(201);
        again.then().statusCode(200);
        assertEquals(first.<String>path("id"), again.path("id"));
        assertEquals(1, audit.counts(List.of(id)).replies());
        oleg.replies(handoff, "Ещё").then().statusCode(409).body("code", is("not-claimed"));
    }

    @Test
    void a_change_that_does_not_reach_its_end_leaves_the_owner_as_it_was() {
        Talk talk = school.student("anna", Map.of("course", "")).talks();

        QuarkusTransaction.begin();
        assertEquals(2, ownership.callPerson(id, conversation(talk), null).version());
        QuarkusTransaction.rollback();

        talk.now().then().body("owner.kind", is("assistant"));
        assertEquals(0, audit.counts(List.of(id)).made());
        assertEquals(List.of(), audit.ownerless(id));
    }

    private static ConversationId conversation(Talk talk) {
        return new ConversationId(UUID.fromString(talk.id()));
    }

    private void nobodyIsAt(String task) {
        await().until(() -> database.withHandle(
                handle -> handle.createQuery("select count(*) from scheduled_tasks where " + Dead.OF_SCHOOL)
                        .bind("task", task)
                        .bind("school", id.value().toString())
                        .mapTo(Integer.class)
                        .one()
                        .equals(0)));
    }

    private void takenByTheDead(String task) {
        Dead.takes(database, task, id);
    }
}
