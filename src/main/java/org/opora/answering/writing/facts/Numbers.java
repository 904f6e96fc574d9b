package org.opora.answering.writing.facts;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Numbers of a text, in digits or words, as plain decimals; calibrate/leak.py counts alike. */
public final class Numbers {
    private static final Pattern GROUPED = Pattern.compile("(?<=[0-9])[ ,\u00a0\u202f](?=[0-9]{3}(?![0-9]))");
    private static final Pattern COMMA = Pattern.compile("(?<=[0-9]),(?=[0-9])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");

    private Numbers() {}

    public static Set<String> of(String text) {
        Set<String> all = new HashSet<>(inDigits(text));
        all.addAll(SpelledNumbers.of(text));
        return all;
    }

    /** What one word says, "seven" or a Russian one, in digits. */
    public static Optional<String> ofWord(String word) {
        return SpelledNumbers.ofWord(word.toLowerCase(Locale.ROOT));
    }

    /** In order of the text, with repetitions. */
    public static List<String> inDigits(String text) {
        return NUMBER.matcher(written(text))
                .results()
                .map(MatchResult::group)
                .map(Numbers::plain)
                .toList();
    }

    /** Thousands without their gap, a decimal comma as a point. */
    static String written(String text) {
        return COMMA.matcher(GROUPED.matcher(text).replaceAll("")).replaceAll(".");
    }

    public static String plain(String number) {
        return plain(new BigDecimal(number));
    }

    public static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
