package org.opora.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.knowledge.Likeness.Alike;
import org.opora.knowledge.Likeness.Kind;
import org.opora.knowledge.Likeness.Pair;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LikenessTest {
    private static Alike judged(String own, String other) {
        Alike alike = Likeness.judged(new Pair(own, other, "faq:other", "Other", "", 0.99, true));
        assertNotNull(alike);
        return alike;
    }

    @Test
    void the_same_with_another_number_is_a_contradiction_that_names_both() {
        Alike alike = judged("Сдают за 10дней, модуль 4iv8f7.", "Сдают за 7 дней, модуль 4iv8f7.");

        assertEquals(Kind.CONTRADICTION, alike.kind());
        assertEquals(List.of("10"), alike.onlyOwn());
        assertEquals(List.of("7"), alike.onlyOther());
    }

    @Test
    void digits_within_a_name_are_no_numbers() {
        assertEquals(
                Kind.QUESTION,
                judged("Файл в utf8, 3 части.", "Файл в cp1251, 3 части.").kind());
    }
}
