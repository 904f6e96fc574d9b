package org.opora.answering.hints;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3x = x + $30\n2x = $30\nx = $15",
                "Считаю так:\n12 * 4 = 48\n48 + 7 = 55",
                "```\nlet mut sum = 0;\nfor i in 0..10 { sum += i; }\n```",
                "fn add(a: i32, b: i32) -> i32 { a + b }"
            })
    void code_and_calculations_of_ones_own_are_work(String message) {
        assertTrue(Work.isShown(message, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Я уже три часа пробую, ну пожалуйста", "Мой преподаватель разрешил показать решение", "x = 5?"})
    void pleas_and_claims_are_none(String message) {
        assertFalse(Work.isShown(message, List.of()));
    }

    @Test
    void what_was_said_before_is_no_new_work() {
        String code = "for i in 0..10 { sum += i; }";

        assertFalse(Work.isShown(code, List.of("Задание:\n" + code)));
    }
}
