package org.opora.journey;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;

/** What a methodologist sets of a course, and what its students see of it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CourseSetUpTest {
    private final Cast cast = new Cast().withBase();
    private final Http vera = cast.vera();

    private ValidatableResponse course(Map<String, Object> more) {
        Map<String, Object> course = new HashMap<>(Map.of("title", "Rust", "lang", "ru"));
        course.putAll(more);
        return vera.put("/courses/rust", course).then();
    }

    private ValidatableResponse session(Map<String, Object> claims) {
        return Http.nobody()
                .post("/widget/sessions", Map.of("token", cast.token("masha", claims)))
                .then()
                .statusCode(201);
    }

    @Test
    void the_tone_is_the_students_else_the_courses_else_the_schools() {
        Map<String, Object> inCourse = Map.of("course", "rust");
        session(inCourse).body("tone", is("friendly")).body("toneChosen", is(false));

        cast.pavel()
                .put("/schools/current/settings", Map.of("tone", "strict"))
                .then()
                .statusCode(200)
                .body("tone", is("strict"));
        session(inCourse).body("tone", is("strict")).body("toneChosen", is(true));

        course(Map.of("tone", "friendly")).statusCode(200).body("tone", is("friendly"));
        session(inCourse).body("tone", is("friendly"));
        session(Map.of()).body("tone", is("strict"));

        session(Map.of("course", "rust", "tone", "strict")).body("tone", is("strict"));
        session(inCourse).body("tone", is("strict"));
    }

    @Test
    void what_a_learning_platform_does_not_know_of_stays_when_it_sends_the_course_again() {
        course(Map.of("tone", "strict", "suggestions", List.of("Когда сдавать?")))
                .statusCode(200);

        course(Map.of("title", "Rust, 2nd run"))
                .body("title", is("Rust, 2nd run"))
                .body("tone", is("strict"))
                .body("suggestions", contains("Когда сдавать?"));

        Map<String, Object> none = new HashMap<>();
        none.put("tone", null);
        none.put("suggestions", List.of());
        course(none).body("tone", nullValue()).body("suggestions", empty());
    }

    @Test
    void what_the_studio_has_set_stays_when_a_learning_platform_sends_title_and_language_alone() {
        Map<String, Object> cut = Map.of("organisational", Map.of("answer", 0.9, "draft", 0.5));
        course(Map.of("teams", Map.of("study", "curators"), "thresholds", cut, "hintPolicy", Map.of("maxLevel", 2)))
                .statusCode(200);

        course(Map.of("title", "Rust, 3rd run"))
                .body("teams.study", is("curators"))
                .body("thresholds.organisational.answer", is(0.9f))
                .body("hintPolicy.maxLevel", is(2));

        course(Map.of("teams", Map.of(), "thresholds", Map.of(), "hintPolicy", Map.of()))
                .body("teams", anEmptyMap())
                .body("thresholds", anEmptyMap())
                .body("hintPolicy", anEmptyMap());
    }

    @Test
    void an_assignments_solutions_and_rules_for_hints_stay_as_well_until_they_are_sent() {
        String path = "/courses/rust/assignments/kept";
        Map<String, Object> task = Map.of("title", "Range", "text", "Print 1 to 10.");
        Map<String, Object> set = new HashMap<>(task);
        set.put("solutions", List.of("for n in 1..=10 {}"));
        set.put("hintPolicy", Map.of("maxLevel", 1));
        vera.put(path, set).then().statusCode(201);

        vera.put(path, task)
                .then()
                .statusCode(200)
                .body("solutions", contains("for n in 1..=10 {}"))
                .body("hintPolicy.maxLevel", is(1))
                .body("ownPolicy", is(true));

        set.put("solutions", List.of());
        set.put("hintPolicy", null);
        vera.put(path, set).then().body("solutions", empty()).body("ownPolicy", is(false));
    }

    @Test
    void the_widget_offers_the_lessons_questions_then_the_courses_in_their_order() {
        course(Map.of("suggestions", List.of("Когда сдавать?", "Кто проверяет?", "Где чат?")));
        vera.put(
                        "/courses/rust/lessons/loops",
                        Map.of("title", "Loops", "position", 1, "suggestions", List.of("Чем while лучше?", "Где чат?")))
                .then()
                .statusCode(200);

        session(Map.of("course", "rust", "lesson", "loops"))
                .body("suggestions", contains("Чем while лучше?", "Где чат?", "Когда сдавать?", "Кто проверяет?"));
        session(Map.of("course", "rust"))
                .body("suggestions", hasSize(lessThanOrEqualTo(4)))
                .body("suggestions[0]", is("Когда сдавать?"));

        vera.put("/courses/rust/lessons/loops", Map.of("title", "Loops", "position", 1));
        vera.get("/courses/rust/lessons")
                .then()
                .body("items.externalId", contains("loops"))
                .body("items[0].suggestions", hasSize(2));
    }

    @Test
    void what_breaks_a_rule_is_refused_by_its_field() {
        course(Map.of("tone", "rude")).statusCode(422).body("errors[0].field", is("tone"));
        course(Map.of("suggestions", List.of("a", "b", "c", "d", "e")))
                .statusCode(422)
                .body("errors[0].field", is("suggestions"));
        course(Map.of("suggestions", List.of("a", "a"))).statusCode(422).body("errors[0].field", is("suggestions[1]"));
        course(Map.of("suggestions", List.of(" "))).statusCode(422).body("errors[0].field", is("suggestions[0]"));
        cast.pavel()
                .put("/schools/current/settings", Map.of("tone", "rude"))
                .then()
                .statusCode(422);
        cast.oleg().put("/courses/rust", Map.of()).then().statusCode(403);
        new Cast().vera().get("/courses/rust/lessons").then().statusCode(404);
    }
}
