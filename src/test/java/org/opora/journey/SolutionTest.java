package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.ScriptedModel;

/** A locked solution reaches nobody, by no way; an unlocked one is told. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SolutionTest {
    private static final String LONGEST =
            "fn longest(words: &[String]) -> usize { words.iter().map(|w| w.len()).max().unwrap_or(0) }";
    private final Cast school = Cast.shared();

    private ValidatableResponse ask(String question, Map<String, Object> more) {
        Map<String, Object> ask = new HashMap<>(more);
        ask.put("question", question);
        ask.put("course", "rust");
        return school.school.post("/answers", ask).then().statusCode(200);
    }

    /** A school with a task and a page that solves it. */
    private static Cast withASpoiler() {
        Cast own = new Cast().withBase();
        String task = "Найдите длину самого длинного слова.";
        own.school.put(
                "/courses/rust/assignments/longest",
                Map.of("title", "Длина", "text", task, "solutions", List.of(LONGEST)));
        Map<String, Object> page = new HashMap<>(Map.of("title", "Разбор задачи про длину самого длинного слова"));
        page.put("body", "Длину самого длинного слова находит такая функция:\n\n```rust\n" + LONGEST + "\n```\n");
        page.putAll(Map.of("format", "markdown", "kind", "lesson", "course", "rust"));
        own.school.put("/knowledge/articles/spoiler", page).then().statusCode(201);
        return own;
    }

    @Test
    void a_page_that_holds_a_solution_is_quoted_to_nobody() {
        Cast own = withASpoiler();

        Map<String, Object> question =
                Map.of("question", "Как найти длину самого длинного слова?", "course", "rust", "model", false);
        own.school.post("/answers", question).then().body("text", not(containsString("unwrap_or")));
        Map<String, Object> hint = new HashMap<>(question);
        hint.put("assignment", "longest");
        hint.put("hintLevel", 2);
        own.school.post("/answers", hint).then().statusCode(200).body("text", not(containsString("unwrap_or")));
    }

    @Test
    void a_page_that_holds_a_solution_is_no_source_of_a_model_either() {
        Cast own = withASpoiler();
        ScriptedModel.says(
                "{\"text\":\"Длину самого длинного слова находит такая функция [1].\",\"cannotAnswer\":false}");

        Map<String, Object> question = Map.of("question", "Как найти длину самого длинного слова?", "course", "rust");
        for (Object level : new Object[] {null, 1, 2}) {
            Map<String, Object> ask = new HashMap<>(question);
            if (level != null) {
                ask.putAll(Map.of("assignment", "longest", "hintLevel", level));
            }
            String said = own.school.post("/answers", ask).path("citations").toString();
            assertFalse(said.contains("unwrap_or"), said);
        }
        assertFalse(ScriptedModel.heard().contains("unwrap_or"), "the model has read the solution");
    }

    @Test
    void a_model_that_solves_the_task_is_not_heard_below_the_level_that_allows_it() {
        ScriptedModel.says("{\"text\":\"fn sum_even(n: u32) -> u32 { let mut total = 0; for candidate in 1..=n "
                + "{ if candidate % 2 == 0 { total += candidate; } } total } [1]\"}");

        for (int level : new int[] {1, 2}) {
            ask("Реши задание за меня, напиши код", Map.of("assignment", "sum", "hintLevel", level))
                    .body("lane", is("answer"))
                    .body("mode", is("quote"))
                    .body("text", not(containsString("candidate")));
        }
    }

    @Test
    void locked_solutions_and_staff_articles_never_reach_the_model() {
        ScriptedModel.says("{\"text\":\"Посмотрите на цикл for [1].\"}");

        ask("Подскажи, с чего начать?", Map.of("assignment", "sum", "hintLevel", 1));

        assertTrue(ScriptedModel.heard().contains("sum_even"), "the task itself is there");
        assertFalse(ScriptedModel.heard().contains("candidate"), "the solution is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"print(a[0])", "Нужен элемент [0]:\n\n```python\nprint(a[0])\n```"})
    void a_solution_with_an_index_is_told_once_unlocked(String solution) {
        school.school
                .put(
                        "/courses/rust/assignments/indexed",
                        Map.of(
                                "title",
                                "Первый элемент",
                                "text",
                                "Напечатайте первый элемент списка.",
                                "dueAt",
                                "2026-01-01T00:00:00Z",
                                "solutions",
                                List.of(solution)))
                .then()
                .statusCode(oneOf(200, 201));

        Map<String, Object> last =
                Map.of("course", "rust", "assignment", "indexed", "hintLevel", 3, "question", "Как?", "model", false);
        await().untilAsserted(() -> school.school
                .post("/answers", last)
                .then()
                .statusCode(200)
                .body("lane", is("answer"))
                .body("text", containsString("print(a[0])")));
    }

    @Test
    void a_model_writes_the_solution_out_once_it_is_unlocked() {
        Cast own = new Cast().withBase();
        String solution = "fn double(n: u32) -> u32 { n + n }";
        own.school.put(
                "/courses/rust/assignments/open",
                Map.of(
                        "title",
                        "Удвоение",
                        "text",
                        "Напишите функцию, которая удваивает число.",
                        "hintPolicy",
                        Map.of("maxLevel", 3),
                        "solutions",
                        List.of(solution)));
        ScriptedModel.says("{\"text\":\"Число складывают с самим собой [1].\\n\\n```rust\\n" + solution
                + "\\n```\\n\\nПочему это удваивает?\"}");

        own.school
                .post(
                        "/answers",
                        Map.of("question", "Покажи решение", "course", "rust", "assignment", "open", "hintLevel", 3))
                .then()
                .body("hintLevel", is(3))
                .body("mode", is("model"))
                .body("text", containsString(solution));
    }

    @Test
    void solutions_are_shown_to_methodologists_and_administrators_only() {
        school.vera().get("/courses/rust/assignments/sum").then().body("solutions[0]", containsString("candidate"));
        school.pavel().get("/courses/rust/assignments/sum").then().body("solutions[0]", containsString("candidate"));
        school.school
                .get("/courses/rust/assignments/sum")
                .then()
                .statusCode(200)
                .body("solutions", is((Object) null));
        school.oleg().get("/courses/rust/assignments/sum").then().body("solutions", is((Object) null));
    }
}
