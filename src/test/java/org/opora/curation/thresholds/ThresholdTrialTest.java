package org.opora.curation.thresholds;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/** What other thresholds would have made of the questions that students really asked. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThresholdTrialTest {
    private static final String QUESTION = "Сколько баллов нужно, чтобы получить сертификат?";
    private static final Map<String, Double> PEOPLE_ONLY = Map.of("answer", 1.01, "draft", 1.01);

    private final Cast cast = new Cast().withBase();
    private final Http vera = cast.vera();
    private final Talk talk = cast.student("masha").talks();

    /** @return the message that ended the question */
    private String asks(String text) throws IOException {
        try (Stream stream = talk.stream(0)) {
            return stream.outcome(talk.says(text).path("id")).text("/id");
        }
    }

    private ValidatableResponse trial(Map<String, Object> thresholds) {
        return vera.post("/courses/rust/threshold-trials", Map.of("thresholds", thresholds))
                .then()
                .statusCode(200);
    }

    private double confidence(String message) {
        Response why = vera.get("/answers/" + message + "/explanation");
        why.then().body("lane", is("answer")).body("questionClass", is("organisational"));
        return why.jsonPath().getDouble("confidence");
    }

    @Test
    void an_answer_becomes_a_draft_and_the_pipeline_says_the_same_once_they_are_kept() throws IOException {
        double sure = confidence(asks(QUESTION));
        Map<String, Object> stricter = Map.of("organisational", Map.of("answer", sure + 0.001, "draft", sure - 0.001));

        trial(stricter)
                .body("questions", is(1))
                .body("whole", is(true))
                .body("days", is(7))
                .body("classes", hasSize(1))
                .body("classes[0].questionClass", is("organisational"))
                .body("classes[0].now.answer", is(1))
                .body("classes[0].tried.answer", is(0))
                .body("classes[0].tried.draft", is(1))
                .body("classes[0].fewer.questions", is(1))
                .body("classes[0].more.questions", is(0))
                .body("changed", is(1))
                .body("examples[0].now", is("answer"))
                .body("examples[0].tried", is("draft"))
                .body("examples[0].text", is(QUESTION))
                .body("examples[0].rated", nullValue());
        trial(Map.of()).body("changed", is(0)).body("examples", empty()).body("usual.answer", greaterThan(0f));
        vera.get("/courses/rust").then().body("thresholds.size()", is(0));

        vera.put("/courses/rust", Map.of("title", "Rust", "lang", "ru", "thresholds", stricter))
                .then()
                .statusCode(200);
        vera.post("/answers", Map.of("question", QUESTION, "course", "rust", "model", false))
                .then()
                .body("lane", is("draft"));
        trial(Map.of()).body("classes[0].now.draft", is(1)).body("classes[0].more.questions", is(1));
    }

    @Test
    void a_class_is_left_to_people_and_what_no_threshold_governs_stays() throws IOException {
        assert asks(QUESTION) != null;
        assert asks("Позовите человека, пожалуйста") != null;

        trial(Map.of("organisational", PEOPLE_ONLY, "human-request", Map.of("answer", 0, "draft", 0)))
                .body("questions", is(2))
                .body("changed", is(1))
                .body("classes.find { it.questionClass == 'organisational' }.tried.handoff", is(1))
                .body("classes.find { it.questionClass == 'human-request' }.now.handoff", is(1))
                .body("classes.find { it.questionClass == 'human-request' }.tried.handoff", is(1));
    }

    @Test
    void what_people_said_of_the_answers_stands_beside_them_and_personal_data_does_not() throws IOException {
        String answer = asks(QUESTION + " Напишите на masha@example.org");
        assert confidence(answer) > 0;
        talk.student()
                .http()
                .put("/messages/" + answer + "/rating", Map.of("value", "down", "reason", "wrong"))
                .then()
                .statusCode(204);

        trial(Map.of("organisational", PEOPLE_ONLY))
                .body("classes[0].fewer.wrong", is(1))
                .body("classes[0].fewer.right", is(0))
                .body("examples[0].rated", is(false))
                .body("examples[0].judged", nullValue())
                .body("examples[0].text", containsString(QUESTION))
                .body("examples.text", not(hasItem(containsString("masha@example.org"))));
    }

    @Test
    void only_a_methodologist_and_an_administrator_may_try_and_bounds_are_named() {
        Map<String, Object> any = Map.of("thresholds", Map.of());

        cast.pavel().post("/courses/rust/threshold-trials", any).then().statusCode(200);
        cast.oleg().post("/courses/rust/threshold-trials", any).then().statusCode(403);
        vera.post("/courses/none/threshold-trials", any).then().statusCode(404);
        new Cast().vera().post("/courses/rust/threshold-trials", any).then().statusCode(404);
        vera.post("/courses/rust/threshold-trials", Map.of())
                .then()
                .statusCode(422)
                .body("errors[0].field", is("thresholds"));
        vera.post("/courses/rust/threshold-trials", Map.of("thresholds", Map.of(), "days", 32))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("days"));
        vera.post(
                        "/courses/rust/threshold-trials",
                        Map.of("thresholds", Map.of("study", Map.of("answer", 0.2, "draft", 0.4))))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("thresholds.study"));
    }
}
