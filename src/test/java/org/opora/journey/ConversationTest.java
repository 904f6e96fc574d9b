package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConversationTest {
    private final Cast school = Cast.shared();

    @Test
    void the_same_client_id_again_is_the_same_message() {
        Talk talk = school.student("kira").talks();
        UUID clientId = UUID.randomUUID();

        String first = talk.says(clientId, "Спасибо", Map.of())
                .then()
                .statusCode(202)
                .extract()
                .asString();
        String again = talk.says(clientId, "Спасибо", Map.of())
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertEquals(first, again);
        talk.messages().then().body("items.findAll { it.author.kind == 'student' }", hasSize(1));
    }

    @Test
    void who_calls_a_person_while_a_draft_waits_is_told_that_one_replies() throws IOException {
        Cast own = new Cast().withBase().drafting("organisational", "study");
        Talk talk = own.student("rita", Map.of("course", "rust")).talks();
        try (Stream stream = talk.stream(0)) {
            String question = talk.says("Сколько баллов нужно для сертификата?").path("id");
            assertEquals("draft", stream.outcome(question).text("/lane"));
        }
        talk.now().then().body("waiting", is("draft")).body("canCancel", is(false));

        talk.calls();

        talk.now()
                .then()
                .body("waiting", is("reply"))
                .body("canCancel", is(true))
                .body("messages[-1].reason", is("student-request"));
    }

    @Test
    void the_same_client_id_with_other_text_is_refused() {
        Talk talk = school.student("kira").talks();
        UUID clientId = UUID.randomUUID();
        talk.says(clientId, "Спасибо", Map.of()).then().statusCode(202);

        talk.says(clientId, "Благодарю", Map.of()).then().statusCode(422).body("errors.field", contains("clientId"));
    }

    @Test
    void eight_messages_at_once_get_eight_numbers_and_eight_outcomes_in_order() throws Exception {
        Talk talk = school.student("lev").talks();
        ExecutorService eight = Executors.newFixedThreadPool(8);

        try (Stream stream = talk.stream(0)) {
            List<Callable<String>> sends = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i -> () -> talk.says("Спасибо, понял " + i)
                            .then()
                            .statusCode(202)
                            .extract()
                            .path("id"))
                    .toList();
            for (Future<String> sent : eight.invokeAll(sends)) {
                stream.outcome(sent.get());
            }

            List<Long> numbers = stream.told().stream()
                    .filter(event -> event.is("message"))
                    .map(event -> event.data().path("seq").asLong())
                    .toList();
            assertEquals(16, numbers.size());
            assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
            List<String> asked = questions(stream, "student", "/id");
            assertEquals(asked, questions(stream, "assistant", "/replyTo"));
        } finally {
            eight.shutdown();
        }
    }

    private static List<String> questions(Stream stream, String author, String pointer) {
        return stream.told().stream()
                .filter(event ->
                        event.is("message") && event.text("/author/kind").equals(author))
                .map(event -> event.text(pointer))
                .toList();
    }

    @Test
    void another_students_conversation_does_not_exist() {
        Talk talk = school.student("mila").talks();
        var other = school.student("nikita").http();

        other.get(talk.path()).then().statusCode(404);
        other.get(talk.path() + "/messages").then().statusCode(404);
        other.get(talk.path() + "/events").then().statusCode(404);
        other.post(talk.path() + "/closure").then().statusCode(404);
        other.get("/conversations").then().body("items", hasSize(0));
    }

    @Test
    void while_a_person_owns_messages_are_only_delivered() throws IOException {
        Talk talk = school.student("oksana").talks();
        school.oleg().post(talk.path() + "/takeover").then().statusCode(200);
        school.nina().post(talk.path() + "/takeover").then().statusCode(409).body("code", is("already-claimed"));

        String message = talk.says("Когда выдают сертификат?").path("id");

        talk.messages().then().body("items.findAll { it.replyTo == '" + message + "' }", hasSize(0));
        talk.now().then().body("owner.kind", is("curator")).body("owner.name", is("oleg"));
    }

    @Test
    void a_closed_conversation_reopens_with_the_next_message() throws IOException {
        Talk talk = school.student("pasha").talks();
        talk.student().http().post(talk.path() + "/closure").then().statusCode(200);
        talk.now().then().body("state", is("closed")).body("owner.kind", is("none"));

        try (Stream stream = talk.stream(0)) {
            stream.outcome(talk.says("Когда созвон с наставником?").path("id"));
        }

        talk.now().then().body("state", is("open")).body("owner.kind", is("assistant"));
    }

    @Test
    void whoever_writes_after_a_curator_has_closed_comes_back_to_the_curators_queue_with_the_new_question()
            throws IOException {
        Talk talk = school.student("petya").talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        String handoff = school.oleg().post(talk.path() + "/takeover").path("id");
        school.oleg()
                .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", false))
                .then()
                .statusCode(200);

        try (Stream stream = talk.stream(0)) {
            String question = talk.says("Когда созвон с наставником?").path("id");
            assertEquals("notice", stream.outcome(question).text("/kind"));
            talk.now().then().body("owner.kind", is("queue"));
            school.oleg()
                    .get("/handoffs?state=waiting&limit=200")
                    .then()
                    .body(
                            "items.find { it.conversationId == '" + talk.id() + "' }.preview",
                            is("Когда созвон с наставником?"));

            talk.student().http().delete(talk.path() + "/handoff").then().statusCode(200);

            stream.first(told -> told.is("message")
                    && told.text("/lane").equals("answer")
                    && told.text("/replyTo").equals(question));
        }
    }

    @Test
    void a_handoff_is_late_until_the_first_reply_and_not_after() {
        Talk talk = school.student("polina").talks();
        String handoff = school.oleg().post(talk.path() + "/takeover").path("id");
        school.oleg()
                .get("/handoffs/" + handoff)
                .then()
                .body("breached", is(false))
                .body("repliedAt", is((Object) null));

        school.oleg()
                .post(
                        "/handoffs/" + handoff + "/replies",
                        Map.of("clientId", UUID.randomUUID().toString(), "text", "Здравствуйте"))
                .then()
                .statusCode(201);

        school.oleg().get("/handoffs/" + handoff).then().body("repliedAt", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void messages_are_read_rated_and_counted_as_unread() throws IOException {
        Talk talk = school.student("rita").talks();
        String answer;
        try (Stream stream = talk.stream(0)) {
            answer = stream.outcome(talk.says("Когда созвон с наставником?").path("id"))
                    .text("/id");
        }
        var rita = talk.student().http();

        talk.now().then().body("unread", equalTo(1));
        rita.put(talk.path() + "/read", Map.of("seq", 2)).then().statusCode(200).body("unread", equalTo(0));
        talk.now().then().body("unread", equalTo(0));
        rita.put("/messages/" + answer + "/rating", Map.of("value", "down", "reason", "unclear"))
                .then()
                .statusCode(204);
        talk.messages().then().body("items[1].rating.value", is("down"));
        rita.put(talk.path() + "/rating", Map.of("value", "up")).then().statusCode(204);
        school.nina()
                .put("/messages/" + answer + "/rating", Map.of("value", "up"))
                .then()
                .statusCode(403);
    }

    @Test
    void how_an_answer_came_about_is_told_to_staff_only() throws IOException {
        Talk talk = school.student("sonya").talks();
        String question;
        try (Stream stream = talk.stream(0)) {
            question = talk.says("Когда созвон с наставником?").path("id");
            stream.outcome(question);
        }

        school.oleg()
                .get("/answers/" + question + "/explanation")
                .then()
                .statusCode(200)
                .body("lane", is("answer"))
                .body("checks.passed", org.hamcrest.Matchers.everyItem(is(true)));
        talk.student()
                .http()
                .get("/answers/" + question + "/explanation")
                .then()
                .statusCode(403);
    }

    @Test
    void a_person_s_reply_to_what_was_handed_over_is_explained_by_the_question() throws IOException {
        Cast own = new Cast().withBase().drafting("organisational");
        Talk talk = own.student("sonya").talks();
        String question;
        try (Stream stream = talk.stream(0)) {
            question = talk.says("Когда созвон с наставником?").path("id");
            assertEquals("draft", stream.outcome(question).text("/lane"));
        }
        Desk oleg = new Desk(own.oleg());
        String approved = oleg.http()
                .post("/handoffs/" + oleg.handoffOf(talk) + "/draft/approval", Http.EMPTY)
                .then()
                .statusCode(200)
                .extract()
                .path("id");

        oleg.http()
                .get("/answers/" + approved + "/explanation")
                .then()
                .statusCode(200)
                .body("question.id", is(question))
                .body("lane", is("draft"));
        String thanks = talk.says("Спасибо").path("id");
        try (Stream stream = talk.stream(0)) {
            stream.outcome(thanks);
        }
        oleg.http().get("/answers/" + thanks + "/explanation").then().body("question.id", is(thanks));
    }

    @Test
    void lists_are_paged_to_their_end() throws ExecutionException {
        var student = school.student("tanya");
        for (int i = 0; i < 5; i++) {
            student.talks();
        }

        String next = student.http()
                .get("/conversations?limit=3")
                .then()
                .body("items", hasSize(3))
                .extract()
                .path("next");
        student.http()
                .get("/conversations?limit=3&after=" + next)
                .then()
                .body("items", hasSize(2))
                .body("next", is(org.hamcrest.Matchers.nullValue()));
        assertTrue(next.length() > 0);
        student.http().get("/conversations?limit=0").then().statusCode(422).body("errors.field", contains("limit"));
        student.http().get("/conversations?limit=x").then().statusCode(422);
    }
}
