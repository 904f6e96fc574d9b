package org.opora.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TyposTest {
    /** By stem, as the base keeps them. */
    private static final KnownWords.Words BASE =
            new KnownWords.Words(Map.of("сертификат", 9, "дедлайн", 5, "балл", 7, "certif", 3, "получ", 4));

    private final Typos typos = new Typos(
            JsonNodeFactory.instance
                    .objectNode()
                    .put("ru", "абвгдежзийклмнопрстуфхцчшщъыьэюя")
                    .put("en", "abcdefghijklmnopqrstuvwxyz"),
            Set.of("балет", "полечить"));

    @ParameterizedTest
    @CsvSource({
        "как получить сертфиикат?,как получить сертификат?",
        "когда дедлаайн,когда дедлайн",
        "когда дедайн,когда дедлайн",
        "сколько балолв,сколько баллов",
        "a cretificate,a certificate"
    })
    void one_slip_of_the_finger_is_mended(String typed, String meant) {
        assertEquals(meant, typos.mended(typed, BASE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "сертификат",
                "балет",
                "полечить",
                "кот",
                "https://school.example/сертфиикат",
                "`сертфиикат`",
                "synchrophasotron"
            })
    void what_is_known_ordinary_short_or_no_prose_stays(String typed) {
        assertEquals(typed, typos.mended(typed, BASE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"баллы", "бал", "балок", "получка", "ПОЛУЧКА", "рекурсия", "Нина"})
    void what_is_a_word_of_russian_stays_though_the_base_lacks_it(String typed) {
        assertEquals(
                typed,
                typos.mended(typed, new KnownWords.Words(Map.of("балл", 7, "получ", 4, "ресурс", 9, "инна", 1))));
    }

    @Test
    void a_word_two_slips_away_stays() {
        assertEquals("сретфиикат", typos.mended("сретфиикат", BASE));
    }

    @ParameterizedTest
    @CsvSource({
        "что такое хешмапа,что такое hashmap",
        "что такое дженерики?,что такое generic?",
        "зачем борроу,зачем borrow",
        "два слайса,два slice",
        "лайфтаймы в трейте,lifetim в trait",
        "опшен и резалт,option и result"
    })
    void an_english_term_may_be_written_as_it_sounds(String typed, String meant) {
        KnownWords.Words rust = new KnownWords.Words(Map.of(
                "hashmap", 3, "generic", 9, "borrow", 8, "checker", 3, "slice", 7, "sale", 9, "lifetim", 5, "trait", 6,
                "option", 4, "result", 4));

        assertEquals(meant, typos.mended(typed, rust));
    }

    @ParameterizedTest
    @ValueSource(strings = {"сертификат", "препод", "спс", "кста", "Нина", "домашка", "Слайс"})
    void a_word_of_russian_is_no_english_term(String typed) {
        KnownWords.Words english = new KnownWords.Words(
                Map.of("certificate", 9, "prepaid", 2, "spice", 2, "cost", 4, "nine", 4, "damask", 1, "slice", 9));

        assertEquals(typed, typos.mended(typed, english));
    }
}
