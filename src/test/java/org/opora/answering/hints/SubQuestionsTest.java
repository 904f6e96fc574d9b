package org.opora.answering.hints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubQuestionsTest {
    private static final String TASK =
            "# Банк\n\n1. Напишите функцию процентов.\n2. Посчитайте остаток.\n3) Выведите таблицу за 12 месяцев.";
    private final SubQuestions subQuestions = new SubQuestions();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "не получается пункт 2",
                "Как сделать 2-й пункт?",
                "вопрос №2 непонятен",
                "stuck on part 2",
                "the 2nd step does not work"
            })
    void a_message_may_name_a_numbered_part(String message) {
        assertEquals(OptionalInt.of(2), subQuestions.named(TASK, message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"помогите", "пункт 7 не выходит", "получилось 2, почему?", "в задании 12 месяцев"})
    void a_number_that_is_no_part_of_the_assignment_names_none(String message) {
        assertEquals(OptionalInt.empty(), subQuestions.named(TASK, message));
    }

    @Test
    void only_the_part_that_is_named_is_meant_and_what_is_said_beside_it_asked() {
        assertEquals("Посчитайте остаток.", subQuestions.meant(TASK, "в пункте 2 не понимаю, как делить"));
        assertEquals("Выведите таблицу за 12 месяцев.", subQuestions.meant(TASK, "вопрос 3"));
        assertEquals(TASK, subQuestions.meant(TASK, "с чего начать?"));
        assertEquals(
                "не понимаю, как делить",
                subQuestions.besides("не понимаю, как делить").strip());
        assertEquals("в   не понимаю", subQuestions.besides("в пункте 2 не понимаю"));
    }

    @Test
    void an_assignment_without_numbered_parts_has_one_question() {
        assertEquals(OptionalInt.empty(), subQuestions.named("Сложите 2 и 3.", "пункт 2"));
        assertEquals(OptionalInt.empty(), subQuestions.named("1. Сложите числа.", "пункт 1"));
    }
}
