package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Parts;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

/** From the student's question to the curator's reply and back, through HTTP alone. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyTest {
    private final Cast school = Cast.shared();

    @Test
    void a_question_that_the_base_answers_comes_back_with_a_citation() throws IOException {
        Talk talk = school.student("anna").talks();

        try (Stream stream = talk.stream(0)) {
            String question = talk.says("Сколько баллов нужно, чтобы получить сертификат?")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            Told answer = stream.outcome(question);

            assertEquals("answer", answer.text("/lane"));
            assertEquals("quote", answer.text("/mode"));
            assertTrue(answer.text("/text").contains("70 баллов из 100"), answer.text("/text"));
            assertEquals("handbook:certificate", answer.text("/citations/0/externalId"));
            assertQuotedVerbatim(talk, answer);
            assertEquals(List.of("reading", "searching", "writing", "checking"), stages(stream, question));
        }
    }

    private static void assertQuotedVerbatim(Talk talk, Told answer) {
        String passage = talk.student()
                .http()
                .get("/knowledge/passages/" + answer.text("/citations/0/passageId"))
                .then()
                .statusCode(200)
                .extract()
                .path("text");
        assertTrue(passage.contains(answer.text("/citations/0/quote")), passage);
    }

    private static List<String> stages(Stream stream, String question) {
        return stream.told().stream()
                .filter(event -> event.is("stage") && event.text("/replyTo").equals(question))
                .map(event -> event.text("/stage"))
                .toList();
    }

    @Test
    void a_question_without_an_answer_goes_to_a_curator_and_the_reply_reaches_the_student() throws IOException {
        Talk talk = school.student("boris").talks();

        try (Stream stream = talk.stream(0)) {
            String question = talk.says("Можно ли оплатить курс криптовалютой в рассрочку на два года?")
                    .path("id");
            Told notice = stream.outcome(question);
            Told queued = stream.first(event -> event.is("conversation"));

            assertEquals("notice", notice.text("/kind"));
            assertEquals("handoff", notice.text("/lane"));
            assertEquals("queue", queued.text("/owner/kind"));
            assertTrue(queued.data().hasNonNull("expectedReplyBy"));

            String handoff = handoffOf(talk);
            school.oleg()
                    .post("/handoffs/" + handoff + "/claim")
                    .then()
                    .statusCode(200)
                    .body("state", is("claimed"))
                    .body("conversation.messages.id", hasItem(question))
                    .body("evidence", notNullValue())
                    .body("signals", not(empty()));
            school.nina()
                    .post("/handoffs/" + handoff + "/claim")
                    .then()
                    .statusCode(409)
                    .body("code", is("already-claimed"));

            school.oleg()
                    .post("/handoffs/" + handoff + "/replies", reply("Нет, только картой.", "student"))
                    .then()
                    .statusCode(201);
            school.oleg()
                    .post("/handoffs/" + handoff + "/replies", reply("Уточнить у бухгалтерии", "staff"))
                    .then()
                    .statusCode(201);
            school.oleg()
                    .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true))
                    .then()
                    .statusCode(200)
                    .body("state", is("resolved"));

            Told reply = stream.first(
                    event -> event.is("message") && event.text("/author/kind").equals("curator"));
            assertEquals("Нет, только картой.", reply.text("/text"));
            stream.first(event ->
                    event.is("conversation") && event.text("/owner/kind").equals("assistant"));
            assertTrue(stream.told().stream()
                    .noneMatch(event -> event.text("/text").contains("бухгалтерии")));
        }

        talk.messages().then().body("items.author.kind", contains("student", "system", "curator"));
    }

    private static Map<String, Object> reply(String text, String visibility) {
        return Map.of("clientId", UUID.randomUUID().toString(), "text", text, "visibility", visibility);
    }

    private String handoffOf(Talk talk) {
        List<Map<String, String>> waiting = school.oleg()
                .get("/handoffs?state=waiting&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return waiting.stream()
                .filter(item -> item.get("conversationId").equals(talk.id()))
                .findFirst()
                .orElseThrow()
                .get("id");
    }

    @Test
    void whoever_asks_for_a_person_gets_one_and_may_take_it_back_until_somebody_claims() throws IOException {
        Talk talk = school.student("clara").talks();

        talk.student()
                .http()
                .post(talk.path() + "/handoff", Map.of("comment", "срочно"))
                .then()
                .statusCode(202);
        talk.student().http().post(talk.path() + "/handoff", Map.of()).then().statusCode(202);
        talk.now()
                .then()
                .body("owner.kind", is("queue"))
                .body("canCancel", is(true))
                .body("version", is(2));
        talk.student().http().delete(talk.path() + "/handoff").then().statusCode(200);
        talk.now().then().body("owner.kind", is("assistant")).body("canCancel", is(false));

        talk.student().http().post(talk.path() + "/handoff", Map.of()).then().statusCode(202);
        school.oleg().post("/handoffs/" + handoffOf(talk) + "/claim").then().statusCode(200);
        talk.student()
                .http()
                .delete(talk.path() + "/handoff")
                .then()
                .statusCode(409)
                .body("code", equalTo("not-cancellable"));
    }

    @Test
    void words_about_taking_ones_life_go_to_a_person_first_in_line() throws IOException {
        Talk talk = school.student("dina").talks();

        try (Stream stream = talk.stream(0)) {
            String question = talk.says("Я больше не хочу жить").path("id");
            Told notice = stream.outcome(question);

            assertEquals("risk", notice.text("/reason"));
            assertTrue(notice.text("/text").contains("112"), notice.text("/text"));
        }
        school.oleg()
                .get("/handoffs?state=waiting")
                .then()
                .body("items[0].reason", is("risk"))
                .body("items[0].priority", is("urgent"));
        school.oleg().post("/handoffs/" + handoffOf(talk) + "/claim").then().statusCode(200);
    }

    @Test
    void a_stream_resumes_after_the_number_it_was_left_at() throws IOException {
        Talk talk = school.student("egor").talks();
        String question;
        try (Stream stream = talk.stream(0)) {
            question = talk.says("Когда созвон с наставником?").path("id");
            stream.outcome(question);
        }

        try (Stream resumed = talk.stream(1)) {
            Told answer = resumed.outcome(question);
            assertEquals(2, answer.id());
            assertTrue(
                    resumed.told().stream().noneMatch(event -> Long.valueOf(1).equals(event.id())));
        }
    }
}
