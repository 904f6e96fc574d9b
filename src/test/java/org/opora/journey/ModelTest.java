package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.ScriptedModel;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

/** Whatever a model says or fails to say, the student gets an answer from the base or a person. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelTest {
    private static final String QUESTION = "Сколько баллов нужно, чтобы получить сертификат?";
    private static final String GOOD =
            "{\"text\":\"Нужно не меньше 70 баллов из 100 и итоговый проект [1].\",\"cannotAnswer\":false}";
    private Cast school;

    @BeforeEach
    void gather() {
        school = Cast.shared();
    }

    private ValidatableResponse ask(String question, Map<String, Object> more) {
        Map<String, Object> ask = new HashMap<>(more);
        ask.put("question", question);
        ask.put("course", "rust");
        return school.school.post("/answers", ask).then().statusCode(200);
    }

    @Test
    void a_trial_is_one_call_and_says_what_came_of_it() {
        ScriptedModel.says("{\"reply\":\"ready\"}");
        school.pavel()
                .post("/model-trials")
                .then()
                .statusCode(200)
                .body("model", is("scripted"))
                .body("why", nullValue())
                .body("tokens", notNullValue());
    }

    @Test
    void a_good_reply_is_the_answer_with_its_mark_and_a_verbatim_quote() {
        ScriptedModel.says(GOOD);

        ask(QUESTION, Map.of())
                .body("lane", is("answer"))
                .body("mode", is("model"))
                .body("model", is("scripted"))
                .body("promptVersion", notNullValue())
                .body("tokens", greaterThan(0))
                .body("text", startsWith("Нужно не меньше 70"))
                .body("citations[0].externalId", is("handbook:certificate"));
        Http.nobody().get("/status").then().body("mode", is("model")).body("model", is("ok"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I am a teapot",
                "{\"text\":",
                "[]",
                "{\"text\":\"Нужно 70 баллов.\"}",
                "{\"text\":\"Нужно 70 баллов [9].\"}",
                "{\"text\":\"Нужно 85 баллов [1].\"}",
                "{\"text\":\"Смотрите https://evil.example/win [1].\"}",
                "{\"text\":\"You need 70 points out of 100 and the final project [1].\"}",
                "{\"text\":\"Мы вернём вам деньги до вечера [1].\"}"
            })
    void a_reply_that_cannot_be_trusted_is_replaced_by_the_schools_own_words(String reply) {
        ScriptedModel.says(reply);

        ask(QUESTION, Map.of())
                .body("lane", is("answer"))
                .body("mode", is("quote"))
                .body("text", containsString("70 баллов из 100"));
    }

    @Test
    void a_number_that_only_the_student_named_is_not_confirmed() {
        ScriptedModel.says("{\"text\":\"Да, нужно 85 баллов [1].\"}");

        ask("Правда ли, что для сертификата нужно 85 баллов?", Map.of()).body("mode", is("quote"));
    }

    @Test
    void a_model_that_fails_or_is_late_is_replaced_too_and_the_status_says_so() {
        ScriptedModel.fails(500);
        ask(QUESTION, Map.of()).body("mode", is("quote"));
        Http.nobody().get("/status").then().body("model", is("degraded"));

        ScriptedModel.dawdles(2_000);
        ask(QUESTION, Map.of()).body("mode", is("quote"));
    }

    @Test
    void what_is_asked_as_of_a_revision_takes_tokens_too() {
        Cast own = new Cast().withBase();
        own.school.put("/schools/current/settings", Map.of("limits", Map.of("tokensPerDay", Map.of("school", 1))));
        ScriptedModel.says(GOOD);

        own.vera()
                .post(
                        "/answers",
                        Map.of("question", QUESTION, "revision", Map.of("externalId", "handbook:certificate", "n", 1)))
                .then()
                .statusCode(200)
                .body("mode", is("model"));

        own.school.get("/schools/current/usage").then().body("budgets.find { it.budget == 'school' }.usedUp", is(true));
    }

    @Test
    void what_the_model_cannot_answer_from_the_passages_goes_to_a_person() {
        ScriptedModel.says("{\"text\":\"\",\"cannotAnswer\":true}");

        ask(QUESTION, Map.of()).body("lane", is("handoff")).body("reason", is("no-evidence"));
    }

    @Test
    void an_answer_that_a_judge_does_not_find_carried_is_not_said_and_the_record_tells_why() {
        ScriptedModel.says(GOOD);
        ScriptedModel.finds(
                "answersQuestion",
                "{\"answersQuestion\":true,\"claims\":[{\"claim\":\"70\",\"supported\":true},{\"claim\":\"x\",\"supported\":false}]}");

        ask(QUESTION, Map.of())
                .body("lane", is("answer"))
                .body("mode", is("quote"))
                .body("signals.sufficiency", is(0.5f))
                .body("decidedBy.dropped", containsString("sufficiency"));
    }

    @Test
    void where_a_judge_finds_that_the_passages_do_not_answer_a_curator_looks_at_the_quote_first() {
        ScriptedModel.says(GOOD);
        ScriptedModel.finds("answersQuestion", "{\"answersQuestion\":false,\"claims\":[]}");

        ask(QUESTION, Map.of())
                .body("lane", is("draft"))
                .body("reason", is("check-failed"))
                .body("draft.text", containsString("70 баллов из 100"))
                .body("signals.sufficiency", is(0f))
                .body("decidedBy.otherwise.what", hasItem("check:sufficiency"))
                .body("decidedBy.calls.operation", contains("write", "judge", "write", "judge"))
                .body("decidedBy.calls.model", everyItem(is("scripted")))
                .body(
                        "decidedBy.calls.promptVersion",
                        hasItems(startsWith("answer.ru@"), startsWith("sufficiency.ru@")));
    }

    @Test
    void a_hint_that_is_put_otherwise_than_asked_for_is_written_once_more_and_then_said() {
        String shortOne = "{\"text\":\"Посмотрите, что считает цикл for [1].\"}";
        Map<String, Object> hint = Map.of("assignment", "sum", "hintLevel", 1);
        ScriptedModel.script(
                ScriptedModel.whole(200, shortOne, 0),
                ScriptedModel.whole(200, shortOne.replace("for [1].", "for [1]. С чего он начинает?"), 0));

        ask("Подскажи, с чего начать?", hint).body("mode", is("model")).body("text", containsString("начинает?"));
        assertTrue(ScriptedModel.heard().contains("80 to 160"), ScriptedModel.heard());
    }

    @Test
    void an_answer_that_a_judge_finds_carried_is_said() {
        ScriptedModel.says(GOOD);
        ScriptedModel.finds(
                "answersQuestion", "{\"answersQuestion\":true,\"claims\":[{\"claim\":\"70\",\"supported\":true}]}");

        ask(QUESTION, Map.of())
                .body("mode", is("model"))
                .body("decidedBy.dropped", nullValue())
                .body("checks.find { it.name == 'sufficiency' }.passed", is(true));
    }

    @Test
    void a_hint_that_a_judge_finds_revealing_is_not_said() {
        ScriptedModel.says("{\"text\":\"Посмотрите, что считает цикл for [1]. Что он должен считать у вас?\"}");
        Map<String, Object> hint = Map.of("assignment", "sum", "hintLevel", 1);
        ask("Подскажи, с чего начать?", hint).body("mode", is("model"));

        ScriptedModel.finds("reveals", "{\"reveals\":true}");
        ask("Подскажи, с чего начать?", hint).body("mode", is("quote")).body("hintLevel", is(1));
    }

    @Test
    void a_model_tells_the_class_but_never_that_somebody_is_not_in_danger_or_wants_no_person() {
        String unsure = "Ну и как это понимать вообще";
        ScriptedModel.says(GOOD);
        ScriptedModel.finds("certainty", "{\"class\":\"complaint\",\"certainty\":0.9}");
        ask(unsure, Map.of()).body("questionClass", is("complaint")).body("reason", is("complaint"));

        ScriptedModel.finds("certainty", "{\"class\":\"small-talk\",\"certainty\":1}");
        ask("Я хочу умереть", Map.of()).body("lane", is("handoff")).body("reason", is("risk"));
        ask("Позовите куратора", Map.of()).body("lane", is("handoff")).body("reason", is("student-request"));
    }

    @Test
    void in_a_conversation_the_student_sees_an_answer_and_never_an_error() throws IOException {
        ScriptedModel.says("<html>502 Bad Gateway</html>");
        Talk talk = school.student("alisa").talks();

        try (Stream stream = talk.stream(0)) {
            Told answer = stream.outcome(talk.says(QUESTION).path("id"));

            assertEquals("answer", answer.text("/lane"));
            assertEquals("quote", answer.text("/mode"));
        }
    }

    @Test
    void a_question_that_a_call_left_behind_is_answered_when_the_call_is_taken_back() throws IOException {
        ScriptedModel.dawdles(700);
        Talk talk = school.student("lena").talks();

        try (Stream stream = talk.stream(0)) {
            String first = talk.says(QUESTION).path("id");
            String second = talk.says("Как подать апелляцию?").path("id");
            stream.outcome(first);
            talk.calls();
            talk.student().http().delete(talk.path() + "/handoff").then().statusCode(200);

            assertFalse(stream.outcome(second).text("/lane").isEmpty());
        }
    }

    @Test
    void work_that_was_sent_before_a_hint_came_is_no_answer_to_it() throws IOException {
        ScriptedModel.dawdles(700);
        Talk talk = school.student("lev", Map.of("course", "rust", "assignment", "sum"))
                .talks();

        try (Stream stream = talk.stream(0)) {
            String plea = talk.says("Подскажи, с чего начать?").path("id");
            String work = talk.says(
                            "```rust\nfn sum(n: u32) -> u32 { let mut all = 0; for i in 0..n { all += i; } all }\n```")
                    .path("id");
            stream.outcome(plea);
            stream.outcome(work);

            school.oleg().get("/answers/" + work + "/explanation").then().body("hintLevel", is(1));
        }
    }

    @Test
    void a_chosen_entry_answers_by_itself_without_the_model() throws IOException {
        String entry =
                school.article("faq:access", "access.md", Map.of("kind", "faq")).path("id");
        ScriptedModel.says("{\"text\":\"Нужно 70 баллов [1].\",\"cannotAnswer\":false}");
        Talk talk = school.student("alisa").talks();

        try (Stream stream = talk.stream(0)) {
            Told answer = stream.outcome(talk.says(UUID.randomUUID(), QUESTION, Map.of("suggestion", entry))
                    .path("id"));

            assertEquals("quote", answer.text("/mode"));
            assertEquals("faq:access", answer.text("/citations/0/externalId"));
            assertEquals(0, ScriptedModel.calls());
        }
    }
}
