package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/** What a school, its curators and its students teach the assistant. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LearningTest {
    private static final String QUESTION = "Сколько баллов нужно, чтобы получить сертификат?";
    private static final String SLANG = "Опять у меня синий кубик на стриме";

    private static ValidatableResponse ask(Cast school, String question) {
        return school.school
                .post("/answers", Map.of("question", question))
                .then()
                .statusCode(200);
    }

    @Test
    void a_schools_own_exemplar_decides_the_class_of_what_says_the_same() {
        Cast own = new Cast().withBase();

        own.school
                .put("/triage/exemplars", Map.of("technical", List.of("У меня снова синий кубик на стриме")))
                .then()
                .statusCode(200)
                .body("technical", hasSize(1));

        ask(own, SLANG).body("questionClass", is("technical")).body("classProbability", greaterThan(0.9f));
        ask(own, "Позовите человека, опять синий кубик на стриме").body("questionClass", is("human-request"));
        own.school
                .put("/triage/exemplars", Map.of("weather", List.of("x")))
                .then()
                .statusCode(422);
        own.school.put("/triage/exemplars?course=none", Map.of()).then().statusCode(422);
        own.oleg().put("/triage/exemplars", Map.of()).then().statusCode(403);
    }

    @Test
    void an_exemplar_of_a_course_says_nothing_of_another() {
        Cast own = new Cast().withBase();
        own.school
                .put("/courses/python", Map.of("title", "Python", "lang", "ru"))
                .then()
                .statusCode(201);
        own.school
                .put("/triage/exemplars?course=rust", Map.of("technical", List.of(SLANG)))
                .then()
                .statusCode(200);

        own.school
                .post("/answers", Map.of("question", SLANG, "course", "rust"))
                .then()
                .body("questionClass", is("technical"))
                .body("classProbability", greaterThan(0.9f));
        for (Map<String, Object> elsewhere : List.of(
                Map.<String, Object>of("question", SLANG, "course", "python"),
                Map.<String, Object>of("question", SLANG))) {
            own.school.post("/answers", elsewhere).then().body("classProbability", lessThan(0.9f));
        }
    }

    @Test
    void a_curators_correction_is_learnt_from() throws IOException {
        Cast own = new Cast().withBase();
        Talk talk = own.student("oksana").talks();
        String message = talk.says(SLANG).path("id");

        own.oleg()
                .put("/messages/" + message + "/class", Map.of("questionClass", "technical"))
                .then()
                .statusCode(204);

        own.school
                .post("/answers", Map.of("question", "Снова у меня синий кубик на стриме", "course", "rust"))
                .then()
                .body("questionClass", is("technical"));
        own.oleg().put("/messages/" + message + "/class", Map.of()).then().statusCode(422);
        new Cast()
                .oleg()
                .put("/messages/" + message + "/class", Map.of("questionClass", "technical"))
                .then()
                .statusCode(404);
    }

    @Test
    void a_correction_stands_though_the_base_is_near_and_teaches_what_was_meant_by_a_wrong_layout() throws IOException {
        Cast own = new Cast().withBase();
        Talk talk = own.student("lara").talks();
        Talk mistyped = own.student("nora").talks();
        String message = talk.says(QUESTION).path("id");
        String other = mistyped.says("vj;yj kb jgkfnbnm rehc xfcnzvb").path("id");

        own.oleg().put("/messages/" + message + "/class", Map.of("questionClass", "off-topic"));
        own.oleg().put("/messages/" + other + "/class", Map.of("questionClass", "technical"));

        own.school
                .post("/answers", Map.of("question", QUESTION, "course", "rust"))
                .then()
                .body("questionClass", is("off-topic"))
                .body("lane", is("decline"));
        own.school
                .post("/answers", Map.of("question", "Можно ли оплатить курс частями", "course", "rust"))
                .then()
                .body("questionClass", is("technical"));
    }

    @Test
    void ratings_become_labels_and_unclear_words_and_verdicts_on_no_answer_do_not() throws IOException {
        Cast own = new Cast().withBase();
        Talk talk = own.student("pavla").talks();
        try (Stream stream = talk.stream(0)) {
            String answer = stream.outcome(talk.says(QUESTION).path("id")).text("/id");
            talk.student().http().put("/messages/" + answer + "/rating", Map.of("value", "down", "reason", "unclear"));
            own.school.get("/answers/labels").then().body("items", hasSize(0));

            talk.student()
                    .http()
                    .put("/messages/" + answer + "/rating", Map.of("value", "down", "reason", "not-what-i-asked"));
            own.school
                    .get("/answers/labels")
                    .then()
                    .body("items.source", contains("rating"))
                    .body("items.right", contains(false))
                    .body("items[0].questionClass", is("organisational"));

            stream.outcome(talk.says("Можно ли оплатить курс биткоинами через нотариуса в Уругвае?")
                    .path("id"));
        }
        String handoff = own.oleg().get("/handoffs?state=waiting").path("items[0].id");
        own.oleg().post("/handoffs/" + handoff + "/claim", Map.of());
        own.oleg()
                .post(
                        "/handoffs/" + handoff + "/resolution",
                        Map.of("returnToAssistant", true, "verdict", "assistant-right"))
                .then()
                .statusCode(200);
        own.school.get("/answers/labels").then().body("items.source", contains("rating"));
    }

    @Test
    void a_verdict_on_a_draft_becomes_a_label_and_one_on_no_answer_none() throws IOException {
        Cast own = new Cast().withBase();
        own.school
                .put(
                        "/courses/rust",
                        Map.of(
                                "title",
                                "Rust",
                                "lang",
                                "ru",
                                "thresholds",
                                Map.of("organisational", Map.of("answer", 0.999, "draft", 0.3))))
                .then()
                .statusCode(200);
        Talk talk = own.student("ulya", Map.of("course", "rust")).talks();
        talk.says(QUESTION);
        String handoff = new Desk(own.oleg()).handoffOf(talk);

        own.oleg().post("/handoffs/" + handoff + "/claim", Map.of());
        own.oleg()
                .post(
                        "/handoffs/" + handoff + "/resolution",
                        Map.of("returnToAssistant", true, "verdict", "assistant-right"));

        own.school.get("/answers/labels").then().body("items.source", contains("verdict"));
    }

    @Test
    void a_later_verdict_on_a_handoff_is_about_its_question_not_about_the_next() throws IOException {
        Cast own = new Cast().withBase();
        Talk talk = own.student("zhora", Map.of("course", "rust")).talks();
        String asked = "Кто победил на олимпиаде по математике?";
        talk.says(asked).then().statusCode(202);
        String handoff = new Desk(own.oleg()).handoffOf(talk);
        own.oleg().post("/handoffs/" + handoff + "/claim", Map.of());
        own.oleg().post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true));
        try (Stream stream = talk.stream(0)) {
            stream.outcome(talk.says(QUESTION).path("id"));
        }

        own.oleg()
                .put("/handoffs/" + handoff + "/verdict", Map.of("verdict", "assistant-wrong"))
                .then()
                .statusCode(204);

        own.school.get("/answers/labels").then().body("items", hasSize(0));
    }

    @Test
    void two_questions_in_one_message_are_both_answered_and_one_unknown_takes_both_to_a_person() {
        Cast school = Cast.shared();

        ask(school, QUESTION + " И кто проверяет домашние работы студентов?").body("signals.questions", is(2f));
        ask(school, QUESTION + " А какая будет погода в Токио на выходных?")
                .body("lane", not(is("answer")))
                .body("draft", is((Object) null));
    }

    @Test
    void a_follow_up_is_read_with_the_question_before_it() {
        Cast school = Cast.shared();
        Map<String, Object> before = Map.of("author", "student", "text", QUESTION);

        school.school
                .post("/answers", Map.of("question", "А если меньше?", "history", List.of(before)))
                .then()
                .statusCode(200)
                .body("evidence[0].externalId", is("handbook:certificate"))
                .body("decidedBy.searchedFor", containsString(QUESTION));
    }

    @Test
    void the_record_says_what_would_have_led_elsewhere() {
        ask(Cast.shared(), "я хочу умереть").body("decidedBy.otherwise.what", is(List.of("risk")));
        ask(Cast.shared(), "Позовите куратора").body("decidedBy.otherwise.what", is(List.of("class")));
        ask(Cast.shared(), "Какой галстук носит директор по пятницам?")
                .body("decidedBy.otherwise.what", not(hasSize(0)));
    }
}
