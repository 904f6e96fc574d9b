package org.opora.answering.writing.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opora.answering.writing.facts.Numbers;
import org.opora.answering.writing.facts.Sums;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DisguisesTest {
    private static final String CODE = "let mut total = 0;\nfor x in xs { total += x; }";

    private static boolean isRead(String disguised) {
        return Readings.of(disguised).all().values().stream()
                .map(text -> text.replaceAll("\\s", ""))
                .anyMatch(text -> text.contains(CODE.replaceAll("\\s", "")));
    }

    @Test
    void code_is_read_through_every_disguise() {
        byte[] bytes = CODE.getBytes(java.nio.charset.StandardCharsets.UTF_8);

        for (String disguised : List.of(
                CODE,
                new StringBuilder(CODE).reverse().toString(),
                String.join("\u200b", CODE.split("", -1)),
                String.join("-", CODE.split("", -1)),
                String.join(".", CODE.split("", -1)),
                "read " + Base64.getEncoder().encodeToString(bytes),
                "read " + HexFormat.of().formatHex(bytes),
                "read " + HexFormat.ofDelimiter(" ").formatHex(bytes),
                "yrg zhg gbgny = 0;\nsbe k va kf { gbgny += k; }",
                "let mut total equals zero semicolon for x in xs open brace total plus equals x semicolon close brace",
                "let mut total \u0440\u0430\u0432\u043d\u043e \u043d\u043e\u043b\u044c \u0442\u043e\u0447\u043a\u0430 \u0441 \u0437\u0430\u043f\u044f\u0442\u043e\u0439 for x in xs "
                        + "\u043e\u0442\u043a\u0440\u044b\u0432\u0430\u044e\u0449\u0430\u044f \u0444\u0438\u0433\u0443\u0440\u043d\u0430\u044f \u0441\u043a\u043e\u0431\u043a\u0430 total \u043f\u043b\u044e\u0441 \u0440\u0430\u0432\u043d\u043e x "
                        + "\u0442\u043e\u0447\u043a\u0430 \u0441 \u0437\u0430\u043f\u044f\u0442\u043e\u0439 \u0437\u0430\u043a\u0440\u044b\u0432\u0430\u044e\u0449\u0430\u044f \u0444\u0438\u0433\u0443\u0440\u043d\u0430\u044f \u0441\u043a\u043e\u0431\u043a\u0430",
                "l\u0435t mut t\u043et\u0430l = 0;\nfor x in xs { t\u043et\u0430l += x; }",
                Base64.getEncoder()
                        .encodeToString(
                                HexFormat.of().formatHex(bytes).getBytes(java.nio.charset.StandardCharsets.UTF_8)))) {
            assertTrue(isRead(disguised), disguised);
        }
    }

    @Test
    void however_long_it_is_and_whatever_is_glued_to_it() {
        byte[] bytes = (" ".repeat(5_000) + CODE).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String apart = HexFormat.ofDelimiter(" ").formatHex(bytes);

        assertTrue(isRead(apart));
        assertTrue(isRead(apart + " 0az"));
        assertTrue(isRead(HexFormat.ofDelimiter(" ").withPrefix("0x").formatHex(bytes)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4\u200b2",
                "\uff14\uff12",
                "\u0664\u0662",
                "42",
                "4 2",
                "4-2",
                "4_2",
                "forty-two",
                "forty two",
                "\u0441\u043e\u0440\u043e\u043a \u0434\u0432\u0430",
                "c\u043e\u0440\u043e\u043a \u0434\u0432a",
                "NDI=",
                "NDI",
                "34 32",
                "0x2a",
                "0b101010",
                "0o52",
                "XLII",
                "40+2",
                "40 plus 2",
                "6 * 7",
                "sbegl-gjb",
                "owt-ytrof",
                "&#52;&#50;",
                "00110100 00110010",
                "84 / 2"
            })
    void forty_two_is_read_through_every_disguise(String disguised) {
        Readings readings = Readings.of("it is " + disguised);
        Set<String> values = new java.util.HashSet<>(Roman.in(readings.plain()));
        values.addAll(Sums.of(readings.plain()));
        readings.all().values().forEach(text -> values.addAll(Numbers.of(text)));

        assertTrue(values.contains("42"), () -> values + " " + readings);
    }

    @Test
    void ordinary_words_hide_nothing() {
        Readings readings = Readings.of("Look at the loop once more: which word makes a variable mutable?");

        assertEquals(2, readings.hidden().size(), readings.toString());
    }
}
