package org.opora.answering.writing.leak;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Roman numerals of two letters or more. */
final class Roman {
    private static final Pattern NUMERAL = Pattern.compile(
            "(?<!\\p{L})(?=[MDCLXVI]{2})M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\\p{L})");
    private static final String LETTERS = "IVXLCDM";
    private static final int[] VALUES = {1, 5, 10, 50, 100, 500, 1000};

    private Roman() {}

    static Set<String> in(String text) {
        return NUMERAL.matcher(text)
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
