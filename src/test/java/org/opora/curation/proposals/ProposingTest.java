package org.opora.curation.proposals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProposingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Здравствуйте, […]! Записи лежат в курсе.|Записи лежат в курсе.",
                "[…], записи лежат в курсе. С уважением, […]|Записи лежат в курсе.",
                "Добрый день! Hello, […]. The recordings are there. Good luck!|The recordings are there.",
                "Приветственное письмо придёт завтра.|Приветственное письмо придёт завтра.",
                "Hidden files are shown by ls -a.|Hidden files are shown by ls -a.",
                "Здравствуйте!|Здравствуйте!",
            })
    void an_article_has_neither_greeting_nor_farewell(String reply, String article) {
        assertEquals(article, Proposing.plain(reply));
    }
}
