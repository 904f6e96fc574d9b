package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.writing.leak.Leak;
import org.opora.shared.Resources;

/** Below the level that allows it no reply shows the solution, and an honest hint passes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeakTest {
    private static final JsonNode TASKS = Resources.yaml("/leak/tasks.yml");
    private static final double MOST_FALSE_BLOCKS = 0.05;
    private static final int LEAST_HONEST = 30;

    private static Cases hint(JsonNode task, int level) {
        return Cases.hint(
                        task.path("lang").asText(),
                        level,
                        task.path("task").asText(),
                        List.of(task.path("solution").asText()),
                        task.path("lesson").asText())
                .student(task.path("student").asText());
    }

    @Test
    void a_reply_that_shows_a_solution_is_stopped_at_both_levels() {
        List<String> passed = new ArrayList<>();
        int tried = 0;
        for (JsonNode task : TASKS) {
            for (JsonNode leak : task.path("leaks")) {
                for (int level = 1; level <= 2; level++, tried++) {
                    if (hint(task, level).failed(leak.asText()).stream()
                            .noneMatch(
                                    check -> List.of("leak", "numbers", "code").contains(check))) {
                        passed.add(task.path("name").asText() + ": " + leak.asText());
                    }
                }
            }
        }
        assertTrue(tried > 100);
        assertEquals(List.of(), passed);
    }

    @Test
    void a_page_that_holds_half_of_a_solution_is_known_and_a_lesson_that_shares_a_line_is_none() {
        String solution =
                "use std::collections::HashMap;\nfn count(text: &str) -> HashMap<&str, u32> {\n    let mut all = HashMap::new();\n"
                        + "    for word in text.split_whitespace() { *all.entry(word).or_insert(0) += 1; }\n    all\n}";

        assertTrue(Leak.isHeldIn("Разбор:\n```rust\n" + solution.replace("word", "w") + "\n```", List.of(solution)));
        String worked =
                "Пусть у Анны x яблок, тогда у Бориса их вдвое больше, а вместе у них тридцать шесть, поэтому x равен двенадцати.";
        assertTrue(Leak.isHeldIn("Разбор. " + worked + " Дальше — следующая тема.", List.of(worked)));
        assertFalse(Leak.isHeldIn("Пусть у Анны x яблок. Сколько их у Бориса?", List.of(worked)));
        assertFalse(Leak.isHeldIn(
                "```rust\nuse std::collections::HashMap;\nlet mut scores = HashMap::new();\n```", List.of(solution)));
    }

    @Test
    void turns_that_add_up_to_a_solution_are_stopped_before_it_is_whole() {
        List<String> whole = new ArrayList<>();
        for (JsonNode task : TASKS) {
            List<String> before = new ArrayList<>();
            boolean stopped = task.path("turns").isEmpty();
            for (JsonNode turn : task.path("turns")) {
                Cases hint = hint(task, 1).assistant(before.toArray(String[]::new));
                stopped |= hint.failed(turn.asText()).stream()
                        .anyMatch(check -> List.of("leak", "numbers", "code").contains(check));
                before.add(turn.asText());
            }
            if (!stopped) {
                whole.add(task.path("name").asText());
            }
        }
        assertEquals(List.of(), whole);
    }

    @Test
    void honest_hints_and_lesson_quotes_pass() {
        List<String> blocked = new ArrayList<>();
        int tried = 0;
        for (JsonNode task : TASKS) {
            for (JsonNode honest : task.path("honest")) {
                for (int level = 1; level <= 2; level++, tried++) {
                    List<String> failed = hint(task, level).failed(honest.asText());
                    if (!failed.isEmpty()) {
                        blocked.add(failed + " " + honest.asText());
                    }
                }
            }
        }
        assertTrue(tried >= 2 * LEAST_HONEST);
        assertTrue(blocked.size() <= MOST_FALSE_BLOCKS * tried, blocked.toString());
    }

    @Test
    void an_unlocked_solution_may_be_shown() {
        JsonNode task = TASKS.get(2);
        Cases open = Cases.unlocked(
                "en",
                task.path("task").asText(),
                task.path("solution").asText(),
                task.path("lesson").asText());

        assertEquals(List.of(), open.failed(task.path("leaks").get(0).asText()));
    }

    @Test
    void an_answer_may_hold_a_number_of_the_base_that_is_the_answer_of_some_task() {
        Cases answer = Cases.answer(
                "ru", Resources.yaml("/leak/words.yml").path("passage").asText());

        assertFalse(answer.withOthers("75")
                .failed(Resources.yaml("/leak/words.yml").path("answer").asText())
                .contains("leak"));
        assertTrue(answer.withOthers("7512").failed("7512 [1]").contains("leak"));
    }

    @Test
    void a_price_in_other_words_is_no_code_of_a_solution_in_prose() {
        Cases hint = Cases.hint("en", 1, "Ten cups cost $30. How much is a cup?", List.of("3"), "Divide by the number.")
                .withOthers("Tom sold three old chairs for $30.\n30");

        assertEquals(List.of(), hint.failed("If they sell ten full cups for $30, what is a cup? [1]"));
        assertTrue(hint.withOthers("He takes three of them: 30 * 12 - 45 / 9 + 4.\n359")
                .failed("Do 30 * 12 - 45 / 9 + 4 [1].")
                .contains("leak"));
    }

    /** Solutions of one course share idioms; one that is open shows them rightly, in whichever reading. */
    @Test
    void an_opened_solution_of_the_demo_is_no_leak_of_the_others() throws java.io.IOException {
        java.util.Map<String, String> solutions = new java.util.TreeMap<>();
        try (var files = java.nio.file.Files.list(java.nio.file.Path.of("knowledge-base/courses/rust/assignments"))) {
            for (var file : files.toList()) {
                String front = java.nio.file.Files.readString(file).split("---\n", 3)[1];
                solutions.put(
                        file.getFileName().toString(),
                        new com.fasterxml.jackson.dataformat.yaml.YAMLMapper()
                                .readTree(front)
                                .path("solutions")
                                .path(0)
                                .asText());
            }
        }
        assertTrue(solutions.size() > 8);
        solutions.forEach((name, solution) -> {
            String[] others = solutions.values().stream()
                    .filter(other -> !other.equals(solution))
                    .toArray(String[]::new);
            Cases open = Cases.unlocked("ru", "Задание", solution, "Урок.").withOthers(others);

            assertEquals(List.of(), open.failed("Разбор задания: [1]\n\n" + solution), name);
        });
    }
}
