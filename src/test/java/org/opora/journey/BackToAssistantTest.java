package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/** What a student has written while people had the conversation is answered once the assistant has it again. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackToAssistantTest {
    private static final String QUESTION = "Сколько баллов нужно для сертификата?";

    private Cast school;
    private Desk oleg;

    @BeforeEach
    void a_school_with_a_curator() {
        school = new Cast().withBase();
        oleg = new Desk(school.oleg());
    }

    private Talk called(String student) {
        return school.student(student).talks().calls();
    }

    private void returned(String handoff) {
        oleg.http()
                .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true))
                .then()
                .statusCode(200);
    }

    @Test
    void a_question_that_no_person_has_replied_to_is_answered_on_return() throws IOException {
        Talk talk = called("anna");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        oleg.replies(handoff, "Здравствуйте, слушаю вас.").then().statusCode(201);
        String question = talk.says(QUESTION).path("id");

        try (Stream stream = talk.stream(0)) {
            returned(handoff);
            assertEquals("answer", stream.outcome(question).text("/lane"));
        }
    }

    @Test
    void what_a_person_has_replied_to_is_not_answered_twice() throws IOException {
        Talk talk = called("boris");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        talk.says(QUESTION).then().statusCode(202);
        oleg.replies(handoff, "Семьдесят.").then().statusCode(201);
        returned(handoff);

        try (Stream stream = talk.stream(0)) {
            String next = talk.says("Спасибо").path("id");
            stream.outcome(next);
        }
        talk.messages().then().body("items.findAll { it.author.kind == 'assistant' }.size()", is(1));
    }

    @Test
    void a_question_that_was_put_while_a_draft_waited_is_answered_when_that_is_approved() throws IOException {
        Talk talk = school.drafting("organisational", "study")
                .student("vera", Map.of("course", "rust"))
                .talks();
        try (Stream stream = talk.stream(0)) {
            String drafted = talk.says(QUESTION).path("id");
            assertEquals("draft", stream.outcome(drafted).text("/lane"));
            String behind = talk.says("Спасибо, жду").path("id");

            oleg.http()
                    .post("/handoffs/" + oleg.handoffOf(talk) + "/draft/approval", Http.EMPTY)
                    .then()
                    .statusCode(200);

            assertEquals("decline", stream.outcome(behind).text("/lane"));
        }
        talk.messages().then().body("items.findAll { it.author.kind == 'assistant' }.size()", is(1));
    }

    @Test
    void a_call_that_was_typed_is_taken_back_for_good() throws IOException {
        Talk talk = school.student("gleb").talks();
        try (Stream stream = talk.stream(0)) {
            String call = talk.says("позовите человека").path("id");
            assertEquals("student-request", stream.outcome(call).text("/reason"));
        }

        talk.student().http().delete(talk.path() + "/handoff").then().statusCode(200);

        try (Stream stream = talk.stream(0)) {
            String next = talk.says(QUESTION).path("id");
            assertEquals("answer", stream.outcome(next).text("/lane"));
        }
        talk.messages().then().body("items.findAll { it.reason == 'student-request' }.size()", is(1));
    }

    @Test
    void who_has_called_again_in_the_queue_is_not_handed_over_again() throws IOException {
        Talk talk = called("fedya");
        talk.says("Ну позовите уже куратора!").then().statusCode(202);
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        returned(handoff);

        try (Stream stream = talk.stream(0)) {
            String next = talk.says(QUESTION).path("id");
            assertEquals("answer", stream.outcome(next).text("/lane"));
        }
        talk.now().then().body("owner.kind", is("assistant"));
    }

    @Test
    void who_writes_that_nobody_is_needed_has_taken_the_call_back() throws IOException {
        Talk talk = called("dina");
        String handoff = oleg.handoffOf(talk);

        try (Stream stream = talk.stream(0)) {
            String withdrawal = talk.says("Ой, не надо, я сама разобралась").path("id");
            assertEquals("decline", stream.outcome(withdrawal).text("/lane"));
        }

        talk.now().then().body("owner.kind", is("assistant"));
        oleg.packet(handoff).then().body("state", is("resolved"));
    }

    @Test
    void what_a_curator_has_claimed_is_taken_back_by_no_words() throws IOException {
        Talk talk = called("egor");
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        Talk other = called("zoya");

        try (Stream stream = other.stream(0)) {
            talk.says("не надо").then().statusCode(202);
            String later = other.says("не надо").path("id");
            stream.outcome(later);
        }
        talk.now().then().body("owner.kind", is("curator"));
    }

    @Test
    void a_complaint_in_the_queue_is_met_sooner_and_is_what_the_curator_reads_first() {
        Talk talk = called("inna");
        String handoff = oleg.handoffOf(talk);
        String before = oleg.packet(handoff).path("dueAt");

        talk.says("Это обман, верните деньги!").then().statusCode(202);

        await().untilAsserted(() -> oleg.packet(handoff)
                .then()
                .body("reason", is("complaint"))
                .body("priority", is("high"))
                .body("mood", is("upset"))
                .body("opening", containsString("верните деньги"))
                .body("events.kind", hasItem("upset")));
        String after = oleg.packet(handoff).path("dueAt");
        assertTrue(Instant.parse(after).isBefore(Instant.parse(before)));
        talk.now().then().body("owner.kind", is("queue")).body("expectedReplyBy", is(after));
    }
}
