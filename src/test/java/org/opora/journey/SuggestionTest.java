package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;

/** What is offered while a student types, and what becomes of an entry they choose. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SuggestionTest {
    private static final String REFUND = "Обучение бесплатное, возвращать нечего. Поддержать школу можно добровольно.";
    private static final String SCORE = "Балл появляется через 5 минут, сумма обновляется раз в сутки, в 04:00.";
    private static Cast school;

    @BeforeAll
    static void open() {
        school = new Cast().withBase();
        faq("faq:refund", "Оплата и возврат денег", REFUND, Map.of(), "как вернуть деньги за курс", "курс платный?");
        faq("faq:score", "Балл не появился", SCORE, Map.of("course", "rust"), "сдал задание, а баллов нет");
        faq(
                "faq:duty",
                "Дежурство кураторов",
                "Кураторы дежурят с 9 до 21.",
                Map.of("visibility", "staff"),
                "когда дежурят кураторы");
        faq(
                "faq:old",
                "Летний набор",
                "Летний набор открыт.",
                Map.of("validUntil", "2020-01-01T00:00:00Z"),
                "когда летний набор на курс");
        faq(
                "faq:solved",
                "Разбор задания",
                Cast.text("solution.md"),
                Map.of("course", "rust"),
                "покажите разбор задания про сумму");
        faq(
                "faq:en",
                "Money back",
                "The course is free of charge.",
                Map.of("lang", "en"),
                "how do i get my money back");
    }

    private static String faq(String id, String title, String body, Map<String, Object> more, String... questions) {
        Map<String, Object> article = new HashMap<>(Map.of("kind", "faq", "format", "markdown", "lang", "ru"));
        article.putAll(Map.of("title", title, "body", body, "questions", List.of(questions)));
        article.putAll(more);
        return school.school
                .put("/knowledge/articles/" + id, article)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String id(String externalId) {
        return school.school.get("/knowledge/articles/" + externalId).path("id");
    }

    private static ValidatableResponse typed(Student student, String text) {
        return student.http().get("/suggestions?q=" + encoded(text)).then().statusCode(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"как вернуть ден", "Как вернуть деньги?", "можно вернуть деньги за курс"})
    void an_entry_is_offered_with_its_answer_and_a_verbatim_citation(String text) {
        typed(school.student("ada"), text)
                .body("items[0].kind", is("faq"))
                .body("items[0].articleId", is(id("faq:refund")))
                .body("items[0].title", is("Оплата и возврат денег"))
                .body("items[0].text", is(REFUND))
                .body("items[0].citation.n", is(1))
                .body("items[0].citation.externalId", is("faq:refund"))
                .body("items[0].citation.quote", is(REFUND))
                .body("items[0].citation.passageId", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "как вернуть",
                "           ",
                "какая погода будет в Вологде завтра",
                "не компилируется цикл for, ошибка borrow",
                "мне очень плохо и ничего не получается",
                "когда дежурят кураторы",
                "когда летний набор на курс"
            })
    void what_is_short_elsewhere_staff_only_or_expired_is_not(String text) {
        typed(school.student("ada"), text).body("items", hasSize(0));
    }

    @Test
    void an_entry_that_shows_a_locked_solution_is_not_offered_and_not_said() throws IOException {
        typed(school.student("boris"), "покажите разбор задания про сумму")
                .body("items.title", not(hasItem("Разбор задания")));
        Talk talk = school.student("boris").talks();
        try (Stream stream = talk.stream(0)) {
            Told outcome = stream.outcome(chosen(talk, "faq:solved").path("id"));

            assertEquals("check-failed", outcome.text("/reason"));
        }
    }

    @Test
    void entries_of_a_course_are_for_its_students() {
        typed(school.student("ada"), "сдал задание, а баллов нет").body("items.articleId", contains(id("faq:score")));
        typed(school.student("clara", Map.of()), "сдал задание, а баллов нет").body("items", hasSize(0));
        school.student("ada")
                .http()
                .get("/suggestions?course=python&q=" + encoded("как вернуть деньги"))
                .then()
                .statusCode(422)
                .body("errors.field", contains("course"));
        school.student("ada").http().get("/suggestions").then().statusCode(422).body("errors.field", contains("q"));
        school.oleg()
                .get("/suggestions?q=" + encoded("как вернуть деньги"))
                .then()
                .statusCode(403);
    }

    @Test
    void ones_own_earlier_question_comes_first_and_nobody_elses() throws IOException {
        Student dina = school.student("dina");
        Talk talk = dina.talks();
        try (Stream stream = talk.stream(0)) {
            stream.outcome(talk.says("Сколько баллов нужно, чтобы получить сертификат?")
                    .path("id"));
        }

        typed(dina, "сколько баллов нужно чтобы")
                .body("items[0].kind", is("own"))
                .body("items[0].conversationId", is(talk.id()))
                .body("items[0].title", startsWith("Сколько баллов"))
                .body("items[0].text", containsString("70 баллов"))
                .body("items[0].citation.externalId", is("handbook:certificate"));
        typed(school.student("egor"), "сколько баллов нужно чтобы").body("items.kind", not(hasItem("own")));
        typed(dina, "сколько стоит эта книга").body("items.kind", not(hasItem("own")));
    }

    @Test
    void an_earlier_answer_that_was_wrong_is_not_offered_again() throws IOException {
        Student fedor = school.student("fedor");
        Talk talk = fedor.talks();
        try (Stream stream = talk.stream(0)) {
            String answer = stream.outcome(
                            talk.says("Когда созвон с наставником?").path("id"))
                    .text("/id");
            typed(fedor, "когда созвон с наставником").body("items.kind", contains("own"));

            fedor.http().put("/messages/" + answer + "/rating", Map.of("value", "down", "reason", "wrong"));
        }

        typed(fedor, "когда созвон с наставником").body("items", hasSize(0));
    }

    private static io.restassured.response.Response chosen(Talk talk, String externalId) {
        return talk.says(UUID.randomUUID(), "Вопрос", Map.of("suggestion", id(externalId)));
    }

    @Test
    void a_chosen_entry_is_the_answer_in_its_own_words_whatever_the_question_says() throws IOException {
        Talk talk = school.student("galya").talks();
        UUID clientId = UUID.randomUUID();
        Map<String, Object> choice = Map.of("suggestion", id("faq:refund"));
        try (Stream stream = talk.stream(0)) {
            String question = talk.says(clientId, "Спасибо, понял", choice)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            Told answer = stream.outcome(question);

            assertEquals(REFUND + " [1]", answer.text("/text"));
            assertEquals("answer", answer.text("/lane"));
            assertEquals("quote", answer.text("/mode"));
            assertEquals("faq:refund", answer.text("/citations/0/externalId"));
            assertEquals(REFUND, answer.text("/citations/0/quote"));
            school.oleg()
                    .get("/answers/" + question + "/explanation")
                    .then()
                    .body("signals.chosen", is(1.0f))
                    .body("checks.passed", everyItem(is(true)));
        }
        school.school.delete("/knowledge/articles/faq:none").then().statusCode(404);
        talk.says(clientId, "Спасибо, понял", choice).then().statusCode(200);
        talk.messages().then().body("items", hasSize(2));
    }

    @Test
    void what_is_no_entry_for_this_student_now_is_refused_by_name() {
        String gone = faq("faq:gone", "Старое", "Так было раньше.", Map.of(), "как было раньше");
        Talk talk = school.student("inna").talks();
        talk.says(UUID.randomUUID(), "x", Map.of("suggestion", gone)).then().statusCode(202);
        school.school.delete("/knowledge/articles/faq:gone").then().statusCode(204);
        Cast other = new Cast().withBase();
        String foreign =
                other.article("faq:theirs", "mentor.md", Map.of("kind", "faq")).path("id");

        for (String article : List.of(
                gone, foreign, UUID.randomUUID().toString(), id("faq:duty"), id("faq:old"), id("handbook:mentor"))) {
            talk.says(UUID.randomUUID(), "x", Map.of("suggestion", article))
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains("suggestion"));
        }
        school.student("kolya", Map.of())
                .talks()
                .says(UUID.randomUUID(), "x", Map.of("suggestion", id("faq:score")))
                .then()
                .statusCode(422);
    }

    @Test
    void while_a_person_owns_a_choice_is_only_delivered_and_danger_goes_to_one() throws IOException {
        Talk talk = school.student("lida").talks();
        school.oleg().post(talk.path() + "/takeover").then().statusCode(200);
        chosen(talk, "faq:refund").then().statusCode(202);
        talk.messages().then().body("items.author.kind", not(hasItem("assistant")));

        Talk other = school.student("mark").talks();
        try (Stream stream = other.stream(0)) {
            Map<String, Object> choice = Map.of("suggestion", id("faq:refund"));
            String question =
                    other.says(UUID.randomUUID(), "я хочу умереть", choice).path("id");
            assertEquals("risk", stream.outcome(question).text("/reason"));
        }
    }

    @Test
    void a_student_of_people_only_is_offered_nothing() {
        Student nora = school.student("nora");
        school.school.put("/students/nora", Map.of("noAi", true)).then().statusCode(200);

        typed(nora, "как вернуть деньги за курс").body("items", hasSize(0));
    }

    @Test
    void a_session_begins_with_questions_of_the_lesson_then_of_the_course_then_of_the_school() {
        String lesson = "чем while отличается от for";
        faq("lesson:extra", "Циклы", "Цикл.", Map.of("kind", "lesson", "course", "rust", "lesson", "loops"), lesson);
        Map<String, Object> place = Map.of("course", "rust", "lesson", "loops");

        List<String> first = openers(place);

        assertEquals(4, first.size());
        assertEquals(first, openers(place));
        assertEquals(
                List.of(lesson, "сдал задание, а баллов нет", "покажите разбор задания про сумму"),
                first.subList(0, 3));
        assertEquals(List.of("how do i get my money back"), openers(Map.of("locale", "en")));
        assertTrue(openers(Map.of("locale", "ru")).contains("как вернуть деньги за курс"));
        assertTrue(openers(Map.of("locale", "ru")).stream().noneMatch(question -> question.contains("дежурят")));
    }

    private static List<String> openers(Map<String, Object> claims) {
        return Http.nobody()
                .post("/widget/sessions", Map.of("token", school.token("olga", claims)))
                .then()
                .statusCode(201)
                .extract()
                .path("suggestions");
    }
}
