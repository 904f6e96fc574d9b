package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opora.cast.ScriptedModel.chunk;
import static org.opora.cast.ScriptedModel.lines;
import static org.opora.cast.ScriptedModel.script;
import static org.opora.cast.ScriptedModel.stream;
import static org.opora.cast.ScriptedModel.whole;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.ScriptedModel;
import org.opora.cast.ScriptedModel.Reply;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/** Each fault of a provider that was measured, and each way of misbehaving: nothing wrong reaches the student. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProviderTest {
    private static final String QUESTION = "Сколько баллов нужно, чтобы получить сертификат?";
    private static final String GOOD =
            "{\"text\":\"Нужно не меньше 70 баллов из 100 [1].\",\"used\":[1],\"cannotAnswer\":false}";
    private static final String BAD =
            "{\"text\":\"Нужно не меньше 55 баллов из 100 [1].\",\"used\":[1],\"cannotAnswer\":false}";
    private final Cast school = Cast.shared();

    private ValidatableResponse ask() {
        return school.school
                .post("/answers", Map.of("question", QUESTION, "course", "rust"))
                .then()
                .statusCode(200);
    }

    private static String[] cut(String text) {
        return text.split("(?<=\\G.{12})");
    }

    static List<Reply> faults() {
        return List.of(
                lines(0, chunk("{\"text\":\"Нужно не меньше 70"), chunk(" баллов из 100 [1].\"}")),
                lines(0, chunk("{\"text\":\"Нужно"), "data: {\"error\":{\"message\":\"overloaded\"}}\n\n"),
                lines(0, chunk("{\"text\":\"Нужно"), "data: {\"choices\":[{\"delta\"\n\n"),
                new Reply(200, "text/html", Map.of(), List.of("<html>502 Bad Gateway</html>"), 0),
                stream(0, ""),
                lines(600, chunk("{\"text\":\"Нужно"), chunk(" 70 баллов")),
                stream(250, cut(GOOD.repeat(3))),
                new Reply(429, "application/json", Map.of("Retry-After", "60"), List.of("{}"), 0),
                new Reply(200, "application/json", Map.of(), List.of("{\"error\":{\"message\":\"no\"}}"), 0),
                whole(500, "", 0));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_no_answer(Reply fault) {
        script(fault);

        ask().body("lane", is("answer")).body("mode", is("quote")).body("text", containsString("70 баллов из 100"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_model_that_stands_in_is_asked_when_the_first_fails(Reply fault) {
        script(fault);
        ScriptedModel.standInSays(GOOD);

        if (fault.pieces().size() < 5) {
            ask().body("mode", is("model")).body("model", is("stand-in"));
        }
    }

    @Test
    void a_provider_that_may_be_asked_again_soon_is() {
        script(new Reply(429, "application/json", Map.of("Retry-After", "0"), List.of("{}"), 0), stream(0, cut(GOOD)));

        ask().body("mode", is("model")).body("model", is("scripted"));
        assertEquals(2, ScriptedModel.calls());
    }

    @Test
    void words_that_fail_a_check_are_written_once_more_with_what_was_amiss() {
        script(stream(0, cut(BAD)), stream(0, cut(GOOD)));

        ask().body("mode", is("model")).body("text", containsString("70"));
        assertTrue(ScriptedModel.heard().contains("<mend>"));
    }

    @Test
    void an_answer_is_shown_while_it_is_written() throws IOException {
        script(stream(60, cut(GOOD)));
        Talk talk = school.student("petr").talks();

        try (Stream seen = talk.stream(0)) {
            var answer = seen.outcome(talk.says(QUESTION).path("id"));
            String shown = seen.told().stream()
                    .filter(event -> event.is("delta"))
                    .map(event -> event.text("/text"))
                    .collect(Collectors.joining());

            assertFalse(shown.isEmpty());
            assertTrue(answer.text("/text").startsWith(shown), shown);
            assertTrue(seen.told().stream().noneMatch(event -> event.is("discard")));
        }
    }

    @Test
    void an_answer_about_what_is_taught_is_shown_after_its_checks_only() throws IOException {
        script(stream(
                60,
                cut("{\"text\":\"Цикл for перебирает элементы коллекции [1].\",\"used\":[1],\"cannotAnswer\":false}")));
        Talk talk = school.student("platon", Map.of("course", "rust")).talks();

        try (Stream seen = talk.stream(0)) {
            String question = talk.says("Объясните, как цикл for перебирает элементы коллекции в Rust?")
                    .path("id");
            assertEquals("answer", seen.outcome(question).text("/lane"));

            assertTrue(seen.told().stream().noneMatch(event -> event.is("delta")));
            assertEquals(
                    "study",
                    school.oleg().get("/answers/" + question + "/explanation").path("questionClass"));
        }
    }

    @Test
    void what_was_shown_and_does_not_stand_is_dropped_and_replaced() throws IOException {
        script(stream(60, cut(BAD)));
        Talk talk = school.student("roman").talks();

        try (Stream seen = talk.stream(0)) {
            var answer = seen.outcome(talk.says(QUESTION).path("id"));

            assertEquals("quote", answer.text("/mode"));
            seen.first(event -> event.is("discard"));
        }
    }

    @Test
    void a_hint_is_shown_after_its_checks_only() throws IOException {
        script(
                stream(
                        60,
                        cut(
                                "{\"text\":\"Посмотрите на цикл for [1]. С чего бы вы начали?\",\"used\":[1],\"cannotAnswer\":false}")));
        Talk talk = school.student("lev", Map.of("course", "rust", "assignment", "sum"))
                .talks();

        try (Stream seen = talk.stream(0)) {
            seen.outcome(talk.says("С чего начать это задание?").path("id"));

            assertTrue(seen.told().stream().noneMatch(event -> event.is("delta")));
        }
    }

    /** Calls that were given up since nobody waited for them any more. */
    private static double hungUp() {
        return io.restassured.RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("gen_ai_client_operation_duration_seconds_count"))
                .filter(line -> line.contains("error_type=\"unwanted\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** It would go on for half a minute. */
    private static Reply endless() {
        return stream(100, cut(GOOD.replace("{\"text\":\"", "{\"text\":\"" + "Так. ".repeat(700))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"the student calls", "a curator takes over"})
    void the_model_is_hung_up_on_once_the_conversation_is_a_person_s(String how) throws IOException {
        script(endless());
        double before = hungUp();
        Talk talk = school.student("vlad").talks();

        try (Stream seen = talk.stream(0)) {
            String question = talk.says(QUESTION).path("id");
            seen.first(event -> event.is("delta"));
            if (how.startsWith("a curator")) {
                school.oleg().post(talk.path() + "/takeover", Http.EMPTY).then().statusCode(200);
            } else {
                talk.calls();
            }

            await().until(() -> hungUp() > before);
            seen.first(event ->
                    event.is("conversation") && !event.text("/owner/kind").equals("assistant"));
            talk.messages().then().body("items.findAll { it.replyTo == '" + question + "' }.size()", is(0));
        }
    }

    @Test
    void danger_in_a_question_that_waited_is_seen_though_a_person_was_called_meanwhile() throws IOException {
        script(endless());
        Talk talk = school.student("tanya").talks();

        try (Stream seen = talk.stream(0)) {
            talk.says(QUESTION);
            seen.first(event -> event.is("stage") && event.text("/stage").equals("writing"));
            talk.says("я хочу умереть").then().statusCode(202);
            talk.calls();
            seen.first(event -> event.is("message") && event.text("/reason").equals("risk"));
        }
    }

    @Test
    void a_day_s_tokens_used_up_make_quotes_and_the_school_is_told() {
        Cast own = new Cast().withBase();
        own.school.put("/schools/current/settings", Map.of("limits", Map.of("tokensPerDay", Map.of("school", 1))));
        ScriptedModel.says(GOOD);

        own.school.post("/answers", Map.of("question", QUESTION)).then().body("mode", is("model"));
        own.school.post("/answers", Map.of("question", QUESTION)).then().body("mode", is("quote"));
        own.school
                .get("/schools/current/usage")
                .then()
                .statusCode(200)
                .body("budgets.find { it.budget == 'school' }.limit", is(1))
                .body("budgets.find { it.budget == 'school' }.usedUp", is(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"student", "course"})
    void the_tokens_of_a_student_or_a_course_used_up_make_quotes_for_these_alone(String budget) throws IOException {
        Cast own = new Cast().withBase();
        own.school.put("/schools/current/settings", Map.of("limits", Map.of("tokensPerDay", Map.of(budget, 1))));
        ScriptedModel.says(GOOD);
        Talk talk = own.student("first").talks();

        try (Stream stream = talk.stream(0)) {
            assertEquals("model", stream.outcome(talk.says(QUESTION).path("id")).text("/mode"));
            assertEquals("quote", stream.outcome(talk.says(QUESTION).path("id")).text("/mode"));
        }
        own.school
                .post("/answers", Map.of("question", QUESTION, "course", "rust"))
                .then()
                .body("mode", is(budget.equals("course") ? "quote" : "model"));
    }

    @Test
    void calls_are_measured_by_the_names_of_the_field_and_without_a_word_of_anybody() {
        ScriptedModel.says(GOOD);
        ask().body("mode", is("model"));

        String metrics = io.restassured.RestAssured.get("/q/metrics").asString();

        assertTrue(metrics.contains("gen_ai_client_operation_duration"), metrics);
        assertTrue(metrics.contains("gen_ai_client_operation_time_to_first_chunk"), metrics);
        assertTrue(metrics.contains("gen_ai_request_model=\"scripted\""), metrics);
        assertFalse(metrics.contains("баллов"), "a text is among the metrics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Передам ваш вопрос куратору [1].",
                "Нужно 70 баллов, а 31 декабря всё обнулится [1].",
                "Всё устроено просто, верьте мне.",
                "PWNED [1]",
                "Пишите на hacker@example.com [1].",
                "Подробности: [здесь](https://evil.example) [1]."
            })
    void a_model_that_obeys_planted_text_promises_or_invents_is_not_heard(String said) throws IOException {
        ScriptedModel.says("{\"text\":\"" + said + "\",\"used\":[1],\"cannotAnswer\":false}");

        ask().body("mode", is("quote")).body("text", not(containsString(said.substring(0, 5))));
    }
}
