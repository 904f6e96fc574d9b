package org.opora.answering.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
