package org.opora.answering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TextFieldTest {
    private static final String REPLY =
            "{ \"text\" : \"Строка \\\"в кавычках\\\"\\nи \\u0434\\u0430 \\ud83d\\ude00 [1].\", \"used\": [1]}";

    private static String heard(String reply, int size) {
        TextField field = new TextField();
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < reply.length(); at += size) {
            text.append(field.more(reply.substring(at, Math.min(at + size, reply.length()))));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void however_a_reply_is_cut_its_text_comes_whole_and_nothing_else_does(int size) {
        assertEquals("Строка \"в кавычках\"\nи да 😀 [1].", heard(REPLY, size));
    }

    @Test
    void a_long_reply_is_read_however_it_comes() {
        String text = "да \\n \\u0434".repeat(20_000);

        assertEquals("да \n д".repeat(20_000), heard("{\"text\":\"" + text + "\"}", 1_000_000));
    }

    @Test
    void no_piece_ends_within_a_sign() {
        TextField field = new TextField();

        assertEquals("а", field.more("{\"text\":\"а\\ud83d"));
        assertEquals("😀", field.more("\\ude00"));
    }

    @Test
    void a_reply_that_begins_otherwise_is_not_shown() {
        assertTrue(heard("{\"cannotAnswer\":true,\"text\":\"тайна\"}", 5).isEmpty());
        assertTrue(heard("Конечно! {\"text\":\"а\"}", 5).isEmpty());
    }
}
