package org.opora.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;

/** The same question asked dry by other thresholds, or as if another revision were published. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskAgainTest {
    private static final String QUESTION = "In which room is the kiln?";
    private final Cast cast = new Cast().withBase();
    private final Http vera = cast.vera();

    private ValidatableResponse ask(Map<String, Object> more) {
        Map<String, Object> ask = new HashMap<>(Map.of("question", QUESTION, "course", "rust", "model", false));
        ask.putAll(more);
        return vera.post("/answers", ask).then();
    }

    private void kiln(String room, boolean publish) {
        vera.put(
                        "/knowledge/articles/kiln",
                        Map.of(
                                "title",
                                "Where the kiln is",
                                "body",
                                "# Kiln\n\nThe kiln is in room " + room + ". It is lit on Mondays.",
                                "format",
                                "markdown",
                                "kind",
                                "faq",
                                "publish",
                                publish))
                .then();
    }

    @Test
    void other_thresholds_decide_another_lane_and_the_courses_stay() {
        kiln("7", true);
        ask(Map.of()).statusCode(200).body("lane", is("answer"));
        String asked = ask(Map.of()).extract().path("questionClass");

        ask(Map.of("thresholds", Map.of(asked, Map.of("answer", 1.0, "draft", 0.0))))
                .body("lane", is("draft"))
                .body("draft.text", containsString("room 7"))
                .body("decidedBy.answerFrom", is(1.0f));
        ask(Map.of("thresholds", Map.of(asked, Map.of("answer", 1.01, "draft", 1.01))))
                .body("lane", is("handoff"))
                .body("reason", is("policy"));
        ask(Map.of()).body("lane", is("answer"));
    }

    @Test
    void a_draft_revision_answers_as_if_it_were_published_and_is_not() {
        kiln("7", true);
        kiln("9", false);

        ask(Map.of("revision", Map.of("externalId", "kiln", "n", 2)))
                .statusCode(200)
                .body("lane", is("answer"))
                .body("text", containsString("room 9"))
                .body("text", not(containsString("room 7")));
        ask(Map.of()).body("text", containsString("room 7"));
        vera.get("/knowledge/articles/kiln")
                .then()
                .body("publishedRevision", is(1))
                .body("revisions.size()", is(2));
    }

    @Test
    void what_is_not_there_is_refused_by_its_field() {
        kiln("7", true);

        ask(Map.of("revision", Map.of("externalId", "kiln", "n", 9)))
                .statusCode(422)
                .body("errors[0].field", is("revision"));
        ask(Map.of("revision", Map.of("externalId", "kiln"))).statusCode(422);
        ask(Map.of("thresholds", Map.of("weather", Map.of("answer", 1))))
                .statusCode(422)
                .body("errors[0].field", is("thresholds.weather"));
        vera.post("/answers", Map.of("question", QUESTION, "thresholds", Map.of()))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("thresholds"));
        Cast other = new Cast();
        other.vera()
                .post("/answers", Map.of("question", QUESTION, "revision", Map.of("externalId", "kiln", "n", 1)))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("revision"));
    }
}
