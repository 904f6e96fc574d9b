package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.evidence.Sought;
import org.opora.cast.Cast;
import org.opora.identity.Words;
import org.opora.knowledge.Article;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;
import org.opora.shared.Id;

/** A quote is the base's own text with one mark of ours after it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuoteWriterTest {
    @ParameterizedTest
    @CsvSource({
        "see [7] there, see \\[7\\] there [1]",
        "a [7](address) stays, a [7](address) stays [1]",
        "`v[0]` and [0], `v[0]` and \\[0\\] [1]",
    })
    void a_number_in_brackets_is_no_mark_of_ours_and_code_stays_as_it_is(String quote, String said) {
        Citation cited = new Citation(1, new PassageId(Id.next()), null, "rules", "Rules", "", null, quote);

        assertEquals(said, QuoteWriter.marked(cited));
    }

    private static Hit hit(String externalId, String lang, String text, double score) {
        return new Hit(
                new PassageId(Id.next()),
                new ArticleId(Id.next()),
                externalId,
                externalId,
                "",
                null,
                text,
                lang,
                Article.Kind.HANDBOOK,
                null,
                null,
                score,
                0.9,
                0,
                1,
                null,
                0.8,
                null);
    }

    private static List<Citation> cited(String question, Hit... hits) {
        Evidence evidence = new Evidence(new Found(List.of(hits), List.of(), new float[1], Map.of()));
        return new QuoteWriter(new Words())
                .answer(Cast.unsaved("ru"), "ru", List.of(new Sought(question, evidence, Map.of(), 1)))
                .orElseThrow()
                .citations();
    }

    private static List<String> quoted(Hit... hits) {
        return cited("пересдача", hits).stream().map(Citation::externalId).toList();
    }

    @Test
    void what_the_last_sentence_of_a_quote_announces_is_quoted_with_it() {
        String code = "```rust\n" + "let word = s;\n".repeat(10) + "```";
        String text = "Память освобождает тот, кто ею владеет. ".repeat(9)
                + "После перемещения переменную использовать нельзя, вот пример перемещения:\n\n" + code
                + "\n\nДругие правила стоят ниже.";

        String quote = cited("переменную после перемещения", hit("ru", "ru", text, 1))
                .get(0)
                .quote();

        assertTrue(quote.endsWith(code), quote);
    }

    @Test
    void a_list_that_a_quote_begins_is_quoted_to_its_end() {
        String duties = "- Он отвечает на вопросы студентов, пока те ждут ответа наставника.\n"
                .repeat(6)
                .strip();
        String text = "Школа работает без выходных. ".repeat(9) + "\n\nЧто делает активист:\n\n" + duties
                + "\n\nАктивистом может стать каждый.";

        String quote =
                cited("что делает активист", hit("ru", "ru", text, 1)).get(0).quote();

        assertTrue(quote.endsWith(duties), quote);
    }

    @Test
    void no_quote_ends_with_the_announcement_of_what_it_has_no_room_for_or_the_passage_lacks() {
        String text = "Память освобождает тот, кто ею владеет. ".repeat(9)
                + "После перемещения переменную использовать нельзя, вот пример перемещения:";
        String code = "\n\n```rust\n" + "let word = s;\n".repeat(60) + "```";

        for (String passage : List.of(text, text + code)) {
            String quote = cited("переменную после перемещения", hit("ru", "ru", passage, 1))
                    .get(0)
                    .quote();
            assertTrue(quote.endsWith("владеет."), quote);
        }
    }

    @Test
    void of_pages_that_are_as_near_those_in_the_students_language_are_quoted() {
        Hit english = hit("en", "en", "A resit is free.", 0.905);
        Hit russian = hit("ru", "ru", "Пересдача бесплатна.", 0.9);

        assertEquals(List.of("ru"), quoted(english, russian));
    }

    @Test
    void a_page_in_another_language_that_is_clearly_nearer_is_quoted_all_the_same() {
        Hit english = hit("en", "en", "A resit is free.", 0.95);
        Hit russian = hit("ru", "ru", "Пересдача бесплатна.", 0.9);

        assertEquals(List.of("en"), quoted(english, russian));
    }
}
