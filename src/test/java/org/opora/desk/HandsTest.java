package org.opora.desk;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.cast.Rows;
import org.opora.cast.Stream;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;
import org.opora.conversation.ConversationId;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;

/** A handoff from hand to hand: transfer, asking a mentor, two replies at once, two conversations made one, and what is told. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandsTest {
    @Inject
    Tenancy tenancy;

    @Inject
    Schools schools;

    @Inject
    Claims claims;

    private Cast school;
    private Desk oleg;
    private Desk nina;

    @BeforeEach
    void a_school_with_two_curators() {
        school = new Cast();
        oleg = new Desk(school.oleg());
        nina = new Desk(school.nina());
    }

    private Talk called(String student) {
        return school.student(student, Map.of("course", "")).talks().calls();
    }

    private String id(Desk desk) {
        return desk.http().get("/me").path("id");
    }

    @Test
    void a_transfer_carries_its_note_and_the_promise_stays() {
        Talk talk = called("anna");
        String handoff = oleg.handoffOf(talk);
        String due = oleg.packet(handoff).path("dueAt");
        oleg.claims(handoff);

        oleg.http()
                .post("/handoffs/" + handoff + "/transfer", Map.of("curator", id(nina), "note", "Это про Rust"))
                .then()
                .statusCode(200)
                .body("curator.name", is("nina"));

        nina.packet(handoff)
                .then()
                .body("conversation.messages.text", hasItem("Это про Rust"))
                .body("dueAt", is(due))
                .body("events.kind", contains("queued", "claimed", "transferred"));
        oleg.replies(handoff, "Поздно").then().statusCode(409).body("code", is("already-claimed"));
        nina.http()
                .post("/handoffs/" + handoff + "/transfer", Map.of("team", "technical", "note", "Доступ"))
                .then()
                .statusCode(200)
                .body("state", is("waiting"))
                .body("team", is("technical"));
        talk.messages().then().body("items.text", not(hasItem("Это про Rust")));
    }

    @Test
    void a_mentor_is_asked_and_the_thread_keeps_its_owner() throws IOException {
        Talk talk = called("anna");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);

        try (Stream own = Stream.ofDesk(school.oleg())) {
            oleg.http()
                    .post(
                            "/handoffs/" + handoff + "/consultations",
                            Map.of("curator", id(nina), "question", "Это ошибка времени жизни?"))
                    .then()
                    .statusCode(201);
            String asked = nina.http()
                    .get("/desk/consultations")
                    .then()
                    .body("items.question", contains("Это ошибка времени жизни?"))
                    .extract()
                    .path("items[0].id");
            oleg.http().get("/desk/consultations").then().body("items.size()", is(0));
            nina.http()
                    .post(
                            "/handoffs/" + handoff + "/consultations/" + asked + "/answer",
                            Map.of("text", "Да, строка 7"))
                    .then()
                    .statusCode(201);

            own.first(event -> event.is("notice") && event.text("/text").equals("Да, строка 7"));
        }
        nina.http().get("/desk/consultations").then().body("items.size()", is(0));
        oleg.packet(handoff)
                .then()
                .body("curator.name", is("oleg"))
                .body("studentWaits", is(true))
                .body("conversation.messages.text", hasItem("Да, строка 7"));
        talk.messages().then().body("items.text", not(hasItem("Да, строка 7")));
    }

    @Test
    void who_is_named_in_a_note_is_called_and_nobody_else_is() throws IOException {
        Talk talk = called("anna");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);

        try (Stream own = Stream.ofDesk(school.oleg());
                Stream named = Stream.ofDesk(school.nina());
                Stream lead = Stream.ofDesk(school.igor())) {
            oleg.replies(handoff, "@nina и @igor ответят").then().statusCode(201);
            oleg.notes(handoff, "@oleg спросит @nina").then().statusCode(201);
            oleg.notes(handoff, "@igor, решайте").then().statusCode(201);

            Stream.Told told = named.first(event -> event.is("notice"));
            assertEquals("mention", told.text("/kind"));
            assertEquals("oleg", told.text("/by"));
            assertEquals(handoff, told.text("/handoffId"));
            assertEquals("@oleg спросит @nina", told.text("/text"));
            Stream.Told last = lead.first(event -> event.is("notice"));
            assertEquals("@igor, решайте", last.text("/text"));
            assertEquals(1, named.told().stream().filter(e -> e.is("notice")).count());
            assertTrue(own.told().stream().noneMatch(event -> event.is("notice")));
        }
    }

    @Test
    void a_note_that_is_sent_again_calls_nobody_again() throws IOException {
        String handoff = oleg.handoffOf(called("anna"));
        Map<String, Object> once = Map.of("clientId", UUID.randomUUID().toString(), "visibility", "staff");

        try (Stream named = Stream.ofDesk(school.nina())) {
            oleg.replies(handoff, "@nina, взгляни", once).then().statusCode(201);
            oleg.replies(handoff, "@nina, взгляни", once).then().statusCode(200);
            oleg.notes(handoff, "@nina, и это").then().statusCode(201);

            named.first(event -> event.is("notice") && event.text("/text").equals("@nina, и это"));
            assertEquals(2, named.told().stream().filter(e -> e.is("notice")).count());
        }
    }

    @Test
    void a_second_reply_is_caught_and_shown_before_it_goes() {
        Talk talk = called("anna");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        int seen = oleg.packet(handoff).path("conversation.lastSeq");
        oleg.replies(handoff, "Ответ Олега").then().statusCode(201);
        school.igor()
                .post("/handoffs/" + handoff + "/assignment", Map.of("curator", id(nina)))
                .then()
                .statusCode(200);

        nina.replies(handoff, "Ответ Нины", Map.of("seenSeq", seen))
                .then()
                .statusCode(409)
                .body("code", is("newer-reply"))
                .body("name", is("oleg"))
                .body("text", is("Ответ Олега"));

        nina.replies(handoff, "Ответ Нины").then().statusCode(201);
        talk.messages()
                .then()
                .body("items.findAll { it.author.kind == 'curator' }.text", contains("Ответ Олега", "Ответ Нины"));
    }

    @Test
    void a_reply_sent_again_is_the_reply_it_was() {
        String handoff = oleg.handoffOf(called("anna"));
        oleg.claims(handoff);
        Map<String, Object> reply =
                Map.of("clientId", UUID.randomUUID().toString(), "text", "Один раз", "visibility", "student");

        String first =
                oleg.http().post("/handoffs/" + handoff + "/replies", reply).path("id");
        oleg.http().post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true));

        oleg.http()
                .post("/handoffs/" + handoff + "/replies", reply)
                .then()
                .statusCode(200)
                .body("id", is(first));
    }

    @Test
    void two_conversations_of_one_student_become_one() {
        Student anna = school.student("anna", Map.of("course", ""));
        Talk one = anna.talks().calls();
        Talk two = anna.talks().calls();
        two.says("И ещё не вижу запись").then().statusCode(202);
        String kept = oleg.handoffOf(one);
        oleg.handoffOf(two);

        joins(oleg, two, one)
                .then()
                .statusCode(200)
                .body("id", is(kept))
                .body("curator.name", is("oleg"))
                .body("conversation.messages.text", hasItem(containsString("И ещё не вижу запись")));

        two.now().then().body("state", is("closed"));
        one.now().then().body("owner.kind", is("curator"));
        one.messages().then().body("items.findAll { it.author.kind == 'curator' }.size()", is(0));
    }

    private static Response joins(Desk by, Talk from, Talk into) {
        return by.http().post("/conversations/" + from.id() + "/merge", Map.of("into", into.id()));
    }

    @Test
    void what_another_claims_while_two_are_joined_stays_theirs() throws Exception {
        Student anna = school.student("anna", Map.of("course", ""));
        Talk from = anna.talks().calls();
        Talk into = anna.talks().calls();
        String handoff = oleg.handoffOf(from);
        SchoolId here = schools.byKey(school.key).orElseThrow().id();
        StaffId she = new StaffId(UUID.fromString(id(nina)));
        Member member = new Member(here, school.key, she, "nina", Set.of(Roles.CURATOR), Set.of(), null);
        ExecutorService hands = Executors.newSingleThreadExecutor();

        Future<Response> joined = tenancy.in(here, handle -> {
            Handoff hers = claims.claim(member, new HandoffId(UUID.fromString(handoff)), null);
            assertTrue(hers.isOfAnother(new StaffId(UUID.fromString(id(oleg)))));
            Future<Response> joining = hands.submit(() -> joins(oleg, from, into));
            untilWaiting(1);
            return joining;
        });

        joined.get().then().statusCode(409).body("code", is("already-claimed"));
        nina.packet(handoff).then().body("state", is("claimed")).body("curator.name", is("nina"));
        from.now().then().body("state", is("open"));
        into.now().then().body("owner.kind", is("queue"));
        hands.shutdown();
    }

    @Test
    void two_who_join_the_same_two_the_other_way_round_come_one_after_the_other() throws Exception {
        Student anna = school.student("anna", Map.of("course", ""));
        Talk one = anna.talks().calls();
        Talk two = anna.talks().calls();
        SchoolId here = schools.byKey(school.key).orElseThrow().id();
        assertEquals("oleg", oleg.http().get("/me").path("name"));
        assertEquals("nina", nina.http().get("/me").path("name"));
        ExecutorService hands = Executors.newFixedThreadPool(2);

        List<Future<Response>> joined = tenancy.in(here, handle -> {
            for (Talk talk : List.of(one, two)) {
                ConversationId conversation = new ConversationId(UUID.fromString(talk.id()));
                assertTrue(HandoffQueries.lockOpen(handle, here, conversation).isPresent());
            }
            List<Future<Response>> joining =
                    List.of(hands.submit(() -> joins(oleg, one, two)), hands.submit(() -> joins(nina, two, one)));
            untilWaiting(2);
            return joining;
        });

        assertEquals(
                Set.of(200, 409),
                Set.copyOf(List.of(
                        joined.get(0).get().statusCode(), joined.get(1).get().statusCode())));
        assertEquals(
                Set.of("open", "closed"),
                Set.copyOf(List.of(one.now().path("state"), two.now().path("state"))));
        hands.shutdown();
    }

    /** Until so many wait for a row that another has. */
    private static void untilWaiting(int sessions) {
        await().until(() -> Rows.of("""
                        select count(distinct pid) from pg_locks join pg_stat_activity using (pid)
                        where not granted and datname = current_database()""").equals(List.of(String.valueOf(sessions))));
    }

    @Test
    void only_conversations_of_one_student_are_joined() {
        Talk anna = called("anna");
        Talk boris = called("boris");

        joins(oleg, anna, boris).then().statusCode(422).body("errors[0].field", equalTo("into"));
        joins(oleg, anna, anna).then().statusCode(422);
        anna.now().then().body("state", is("open"));
    }

    @Test
    void the_desk_hears_of_what_happens_as_it_happens() throws IOException {
        try (Stream desk = Stream.ofDesk(school.nina())) {
            String handoff = oleg.handoffOf(called("anna"));
            desk.first(event -> event.is("handoff") && event.text("/id").equals(handoff));
            oleg.http().put("/handoffs/" + handoff + "/viewing", Map.of("typing", true));
            desk.first(event -> event.is("viewing") && event.text("/staff/name").equals("oleg"));
            oleg.claims(handoff);
            desk.first(
                    event -> event.is("handoff") && event.text("/curator/name").equals("oleg"));
            oleg.comes(8);
            desk.first(event -> event.is("presence") && event.text("/state").equals("online"));
        }
    }

    @Test
    void another_school_hears_nothing() throws IOException {
        Cast other = new Cast();
        try (Stream theirs = Stream.ofDesk(other.oleg());
                Stream ours = Stream.ofDesk(school.nina())) {
            String handoff = oleg.handoffOf(called("anna"));
            ours.first(event -> event.is("handoff") && event.text("/id").equals(handoff));

            assertTrue(theirs.told().stream().allMatch(event -> event.is("ping")));
        }
    }

    @Test
    void what_an_editor_made_of_a_draft_is_told_word_by_word() {
        Difference difference = Difference.between("Сдать до 5 мая включительно.", "Сдать до 6 мая, включительно.");

        assertEquals(0.6, difference.kept(), 1e-9);
        assertEquals(
                "Сдать до 6 мая, включительно.",
                difference.steps().stream()
                        .filter(step -> step.op() != Difference.Op.DROP)
                        .map(Difference.Step::text)
                        .reduce("", String::concat));
        assertEquals(1, Difference.between("", "Слово").steps().size());
        assertEquals(List.of(), Difference.between("", "").steps());
    }
}
