package org.opora.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

/** A hint answers what was asked; where nothing was asked, it is about the task, or about what was asked last. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HintTopicTest {
    private static final class One {
        static final Cast SCHOOL = made();

        private static Cast made() {
            Cast made = new Cast().withBase();
            made.article("handbook:rules", "rules.md", Map.of());
            made.school
                    .put("/courses/rust/lessons/borrowing", Map.of("title", "Borrowing", "position", 2))
                    .then()
                    .statusCode(201);
            made.article(
                    "lesson:borrowing",
                    "borrowing.md",
                    Map.of("course", "rust", "lesson", "borrowing", "kind", "lesson"));
            return made;
        }
    }

    private final Cast school = One.SCHOOL;

    private ValidatableResponse asked(String message) {
        return school.school
                .post("/answers", Map.of("question", message, "course", "rust", "assignment", "sum"))
                .then()
                .statusCode(200);
    }

    @Test
    void what_is_asked_beside_a_task_is_pointed_to_wherever_the_course_teaches_it() {
        asked("зачем функции изменяемая ссылка?")
                .body("hintLevel", is(1))
                .body("citations[0].heading", is("Изменяемые ссылки"));
        asked("чем вектор отличается от хеш-карты?")
                .body("hintLevel", is(1))
                .body("citations[0].heading", is("Хеш-карты"))
                .body("text", containsString("хранит пары"));
        asked(
                        "error[E0507]: cannot move out of `*text`\n --> src/main.rs:3:5\n  |\n3 | takes(*text);\nчто с перемещением `String` не так?")
                .body("citations[0].externalId", is("lesson:borrowing"));
    }

    @Test
    void who_only_asks_for_a_hint_is_pointed_to_the_lesson_of_the_task() {
        for (String stuck : List.of(
                "с чего начать?",
                "у меня не компилируется",
                "выдаёт не то число",
                "как вообще подступиться к этой задаче?",
                "объясни задание простыми словами",
                "С чего начать задание «" + Cast.text("assignment-title.txt").strip() + "»?")) {
            assertEquals(
                    "lesson:loops",
                    asked(stuck).body("hintLevel", is(1)).extract().path("citations[0].externalId"),
                    stuck);
        }
    }

    @Test
    void a_title_of_one_word_may_be_what_is_asked_about() {
        school.school
                .put(
                        "/courses/rust/assignments/vectors",
                        Map.of("title", "Векторы", "text", Cast.text("assignment.md"), "lesson", "loops"))
                .then()
                .statusCode(201);

        school.school
                .post(
                        "/answers",
                        Map.of(
                                "question",
                                "чем векторы отличаются от хеш-карты?",
                                "course",
                                "rust",
                                "assignment",
                                "vectors"))
                .then()
                .body("hintLevel", is(1))
                .body("citations[0].externalId", is("lesson:borrowing"));
    }

    @Test
    void who_is_stuck_after_a_hint_goes_on_with_what_was_asked_last() throws IOException {
        Talk talk = school.student("toma", Map.of("course", "rust", "assignment", "sum"))
                .talks();

        try (Stream stream = talk.stream(0)) {
            Told first =
                    stream.outcome(talk.says("зачем функции изменяемая ссылка?").path("id"));
            assertEquals("hint", first.text("/kind"));
            assertEquals("Изменяемые ссылки", first.text("/citations/0/heading"));
            Told more = stream.outcome(talk.says("объясни ещё раз").path("id"));
            assertEquals("lesson:borrowing", more.text("/citations/0/externalId"), more.text("/text"));
        }
    }

    @Test
    void a_matter_of_the_school_gets_no_hint_and_one_of_the_lessons_no_curator() {
        asked("ссылка на страницу курса не открывается").body("hintLevel", not(is(1)));
        asked("строка переместилась, и теперь компилятор не даёт её печатать")
                .body("questionClass", is("study"))
                .body("hintLevel", is(1))
                .body("citations[0].externalId", is("lesson:borrowing"));
    }
}
