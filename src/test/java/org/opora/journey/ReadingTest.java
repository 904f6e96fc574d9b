package org.opora.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;

/** What a message is about does not hang on how it was typed, nor on words that stand in the message before. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadingTest {
    private final Cast school = Cast.shared();

    private ValidatableResponse asks(String question, String before) {
        List<Map<String, String>> history = List.of(
                Map.of("author", "student", "text", before),
                Map.of("author", "assistant", "text", "Смотрите на странице задания."));
        return school.school
                .post("/answers", Map.of("question", question, "history", before.isEmpty() ? List.of() : history))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Когда мне вернут деньги?, organisational",
        "Где посмотреть мои баллы?, organisational",
        "Почему не открывается запись лекции?, technical",
        "'Объясни, зачем нужны ссылки в Rust?', study",
        "После разговора с ментором не могу даже открыть задание., emotional",
    })
    void small_letters_and_no_mark_at_the_end_change_nothing(String question, String questionClass) {
        asks(question, "").body("questionClass", is(questionClass));
        String hasty = question.toLowerCase(Locale.ROOT).replaceAll("[.?]$", "");
        asks(hasty, "").body("questionClass", is(questionClass));
    }

    @ParameterizedTest
    @ValueSource(strings = {"что делать", "у меня проблема", "какая разница", "это не то", "не работает", "ошибка"})
    void what_says_nothing_by_itself_is_asked_what_it_is_about(String message) {
        asks(message, "")
                .body("lane", is("decline"))
                .body("reason", is("small-talk"))
                .body("text", containsString("случилось"));
    }

    @Test
    void what_says_nothing_after_an_answer_that_would_be_said_again_goes_to_a_person() {
        String question = "Сколько баллов нужно, чтобы получить сертификат?";
        String answer =
                school.school.post("/answers", Map.of("question", question)).path("text");
        List<Map<String, String>> history =
                List.of(Map.of("author", "student", "text", question), Map.of("author", "assistant", "text", answer));

        school.school
                .post("/answers", Map.of("question", question, "history", history))
                .then()
                .body("lane", is("answer"));
        for (String message : List.of("это не то", "подробнее", "точно?", "не помогло", "я не об этом")) {
            school.school
                    .post("/answers", Map.of("question", message, "history", history))
                    .then()
                    .body("lane", is("handoff"))
                    .body("reason", is("low-confidence"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "а если позже, Как сдать домашнее задание?, organisational",
        "а если меньше?, 'Сколько баллов нужно, чтобы получить сертификат?', organisational",
        "а если число отрицательное?, 'Сколько баллов нужно, чтобы получить сертификат?', study",
        "тогда что, Не открывается видео урока, technical",
        "а с телефона?, Не открывается видео урока, technical",
        "а можно пример, Как работает цикл for в Rust?, study",
        "и что он вернёт?, Как работает цикл for в Rust?, study",
    })
    void a_message_that_leans_on_the_one_before_is_about_the_same(
            String question, String before, String questionClass) {
        asks(question, before).body("questionClass", is(questionClass));
    }

    @Test
    void a_story_around_a_question_hides_it_from_nobody() {
        String question = "Сколько баллов нужно, чтобы получить сертификат?";
        String story = "Мой брат советовал мне эту школу, он здесь учился прошлой зимой. " + question
                + " Летом у меня будет отпуск, хочу всё рассчитать, а потом уехать с семьёй к морю.";
        String article =
                school.school.post("/answers", Map.of("question", question)).path("citations[0].articleId");

        asks(story, "").body("lane", is("answer")).body("citations[0].articleId", is(article));
        asks(story.replace(question, "А сколько их нужно для этого?"), "").body("lane", is("handoff"));
    }

    @ParameterizedTest
    @CsvSource({
        "Третий раз пишу!! Никто не отвечает., complaint",
        "'Я в отчаянии, плачу второй день.', emotional",
        "'Сестру увезли на скорой, я не в себе.', emotional",
    })
    void a_calm_question_hides_no_distress_or_complaint_told_beside_it(String story, String questionClass) {
        for (String question : List.of(
                "Сколько баллов нужно, чтобы получить сертификат?",
                "подскажите когда созвон с наставником",
                "Когда созвон с наставником? Сколько баллов нужно, чтобы получить сертификат?")) {
            asks(story + " " + question, "").body("lane", is("handoff")).body("questionClass", is(questionClass));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Я тут новенькая и пока плохо ориентируюсь, подскажите, ",
                "У меня завтра выступление, готовлюсь с самого утра. Подскажите, ",
                "вчера весь вечер искал и не нашел подскажите ",
                "Я немного растерялась в кабинете. ",
                "Сын болеет, вторую неделю сидим дома. "
            })
    void being_new_busy_or_unsuccessful_is_no_distress(String story) {
        asks(story + "сколько баллов нужно, чтобы получить сертификат", "").body("lane", is("answer"));
    }

    @Test
    void a_question_about_one_error_is_not_answered_with_the_words_about_another() {
        school.school
                .put(
                        "/knowledge/articles/borrowed",
                        Map.of(
                                "title",
                                "Ошибка компиляции E0502",
                                "body",
                                "Ошибка компиляции E0502 значит, что переменную изменяют, пока её значение одолжено.",
                                "format",
                                "markdown",
                                "kind",
                                "handbook"))
                .then()
                .statusCode(201);

        asks("Что значит ошибка компиляции e0502?", "").body("lane", is("answer"));
        asks("Что значит ошибка компиляции E0596?", "").body("lane", not(is("answer")));

        school.school.delete("/knowledge/articles/borrowed").then().statusCode(204);
    }

    /** As long as a message may be. */
    static Stream<String> endless() {
        return Stream.of(
                        "1+",
                        "A-T-",
                        "x: 1 + ",
                        "0,1,",
                        "7",
                        "12.",
                        "0a ",
                        "01010101 ",
                        "a.",
                        "a-",
                        "\\n",
                        "(",
                        "лучше я ",
                        "ничего не ")
                .map(part -> part.repeat(8_000 / part.length()));
    }

    @ParameterizedTest
    @MethodSource("endless")
    void no_line_is_too_long_to_be_read(String line) {
        asks(line, "");
    }

    @ParameterizedTest
    @CsvSource({
        "'спасибо, понятно', Как сдать домашнее задание?, small-talk",
        "тогда позовите куратора, Как работает цикл for в Rust?, human-request",
        "а когда дедлайн?, Как работает цикл for в Rust?, organisational",
    })
    void what_is_clear_by_itself_stays_what_it_is(String question, String before, String questionClass) {
        asks(question, before).body("questionClass", is(questionClass));
    }
}
