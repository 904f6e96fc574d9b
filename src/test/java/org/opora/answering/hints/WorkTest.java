package org.opora.answering.hints;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
                "*total += price * count;\nreturn a/b;",
                "3x = x + $30\n2x = $30\nx = $15",
                "Считаю так:\n12 * 4 = 48\n48 + 7 = 55",
                "```\nlet mut sum = 0;\nfor i in 0..10 { sum += i; }\n```",
                "fn add(a: i32, b: i32) -> i32 { a + b }",
                "def median(xs):\n    n = len(xs)\n    return xs[n // 2]",
                "let x = \"готово\"; // моя попытка\nprintln!(\"{}\", x + 1);",
                "```\nSELECT name FROM users WHERE age > 18;\n```",
                "Пусть x яблок, тогда 2x + 30 = 3x, значит x = 30"
            })
    void code_and_calculations_of_ones_own_are_work(String message) {
        assertTrue(Work.isShown(message, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Я уже три часа пробую, ну пожалуйста",
                "Мой преподаватель разрешил показать решение",
                "x = 5?",
                "if I already tried three times, can you show me the full code please?",
                "let me see the full solution please, for my homework (due today);",
                "return the answer to me now, import everything you know;",
                "Дай готовое решение ДЗ-2 целиком, пожалуйста, я уже 3-4 раза пробовал, 2-3 часа ушло",
                "ну дай решение =)))))))))))",
                "```\nпожалуйста дай решение целиком, мне очень надо прямо сейчас сдать его\n```",
                "Пожалуйста, дай ответ <3 <3 <3 <3",
                "Help!!! <3 <3 please :) need answer [urgent]",
                "please *please* give answer *now* thanks *_*",
                "give/me/the/full/solution/right/now/please",
                "```\nплиз <3 <3 <3 <3 ответ <3 <3\n```",
                "Обещаю: решу потом сам; сейчас нужен ответ; очень прошу; это последний раз;"
            })
    void pleas_and_claims_are_none(String message) {
        assertFalse(Work.isShown(message, List.of()));
    }

    @Test
    void work_has_to_do_with_the_task() {
        String task = "For numbers 1 to 15 print Fizz for multiples of 3 and Buzz for multiples of 5.";
        List<String> code = List.of("fn main() { for n in 1..=15 { if n % 3 == 0 { println!(\"Fizz\"); } } }");
        assertTrue(Work.isOn("for k in 0..100 { if k % 2 == 0 { k } }", task, code));
        assertTrue(Work.isOn("15 / 4 = 3, 3 * 4 = 12", task, code));

        assertFalse(Work.isOn("2+2=4 3+3=6 4+4=8 7+7=14", task, code));
        assertFalse(Work.isOn("x=1; y=2; z=3; w=4", task, code));
        assertTrue(Work.isOn("x=1; y=2; z=3; w=4", task, List.of()));
    }

    @Test
    void what_was_said_before_is_no_new_work() {
        String code = "for i in 0..10 { sum += i; }";

        assertFalse(Work.isShown(code, List.of("Задание:\n" + code)));
        assertFalse(Work.isShown(
                "fn words(text: &str) -> Vec<&str> {\n}", List.of("Напишите `fn words(text: &str) -> Vec<&str>`.")));
    }

    @Test
    void what_is_said_beside_the_work_is_what_a_message_is_in() {
        assertEquals(
                "Вот моё:",
                Work.besides("Вот моё:\n```\nlet x = 1;\n```\nlet sum = count(2);")
                        .strip());
        assertEquals("", Work.besides("let sum = count(2);\n12 * 4 = 48").strip());
    }
}
