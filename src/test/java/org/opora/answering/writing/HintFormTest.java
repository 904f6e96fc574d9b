package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A model's hint is short and ends with a question to the student. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HintFormTest {
    private static String words(int n) {
        return "слово ".repeat(n - 2) + "[1]. Что дальше";
    }

    private static String amiss(String text) {
        return HintForm.amiss(text).orElse("");
    }

    @Test
    void eighty_to_a_hundred_and_sixty_words_and_a_question_are_as_asked_for() {
        assertEquals(Optional.empty(), HintForm.amiss(words(80) + "? [2]"));
        assertEquals(Optional.empty(), HintForm.amiss(words(160) + "?**"));
    }

    @Test
    void fewer_more_or_no_question_at_the_end_are_not() {
        assertTrue(amiss(words(79) + "?").contains("79 words"));
        assertTrue(amiss(words(161) + "?").contains("161 words"));
        assertTrue(amiss(words(100) + ".").contains("question"));
        assertTrue(amiss("Что? " + words(100) + ".").contains("question"));
    }

    @Test
    void quoted_code_is_no_words() {
        assertEquals(
                Optional.empty(), HintForm.amiss("```rust\n" + "let a = b;\n".repeat(60) + "```\n" + words(90) + "?"));
    }
}
