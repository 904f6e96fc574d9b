package org.opora.answering.writing.leak;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Roman numerals. */
final class Roman {
    private static final String NUMERAL = "M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\\p{L})";
    private static final Pattern LONG = Pattern.compile("(?<!\\p{L})(?=[MDCLXVI]{2})" + NUMERAL);
    private static final Pattern ANY = Pattern.compile("(?<!\\p{L})(?=[MDCLXVI])" + NUMERAL);
    private static final String LETTERS = "IVXLCDM";
    private static final int[] VALUES = {1, 5, 10, 50, 100, 500, 1000};

    private Roman() {}

    /** Of two letters or more: one alone is a name. */
    static Set<String> in(String text) {
        return read(LONG, text);
    }

    /** Of one letter too, where the text says what the answer is. */
    static Set<String> said(String answer) {
        return read(ANY, answer);
    }

    private static Set<String> read(Pattern numeral, String text) {
        return numeral.matcher(text)
                .results()
                .map(found -> Integer.toString(value(found.group())))
                .collect(Collectors.toSet());
    }

    private static int value(String numeral) {
        int sum = 0;
        int before = 0;
        for (int i = numeral.length() - 1; i >= 0; i--) {
            int value = VALUES[LETTERS.indexOf(numeral.charAt(i))];
            sum += value < before ? -value : value;
            before = Math.max(before, value);
        }
        return sum;
    }
}
