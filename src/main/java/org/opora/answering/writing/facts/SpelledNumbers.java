package org.opora.answering.writing.facts;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Numbers in words: those that follow each other make one number; a bare one is none. */
final class SpelledNumbers {
    private static final Map<String, String> SMALL = Tables.byForm(Tables.NUMBERS.path("words"));
    private static final Map<String, String> LARGE = Tables.byForm(Tables.NUMBERS.path("multipliers"));
    private static final long HUNDRED = 100;

    private final Set<String> found = new HashSet<>();
    private long whole;
    private long part;
    private boolean open;

    private SpelledNumbers() {}

    static Set<String> of(String text) {
        SpelledNumbers reading = new SpelledNumbers();
        String low = text.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435');
        int end = 0;
        int at = 0;
        while (at < low.length()) {
            int start = at;
            while (at < low.length() && Character.isLetter(low.charAt(at))) {
                at++;
            }
            if (at > start) {
                reading.hear(low.substring(start, at), low, end, start);
                end = at;
            } else {
                at++;
            }
        }
        reading.close();
        return reading.found;
    }

    static Optional<String> ofWord(String word) {
        return Optional.ofNullable(SMALL.get(word));
    }

    static boolean isOne(String word) {
        return SMALL.containsKey(word);
    }

    private void hear(String word, String text, int from, int to) {
        String small = SMALL.get(word);
        String large = LARGE.get(word);
        if ((small == null && large == null) || (open && isApart(text.substring(from, to)))) {
            close();
        }
        if (large != null && open && part > 0) {
            multiply(Long.parseLong(large));
        } else if (small != null) {
            add(Long.parseLong(small));
        }
    }

    private static boolean isApart(String between) {
        String mark = between.strip();
        return !mark.isEmpty() && !mark.equals("-");
    }

    private void multiply(long by) {
        if (by == HUNDRED) {
            part *= by;
        } else {
            whole += part * by;
            part = 0;
        }
    }

    private void add(long value) {
        if (open && (joins(part, value) || (part == 0 && whole > 0 && value > 0 && value < 1000))) {
            part += value;
        } else {
            close();
            part = value;
            open = true;
        }
    }

    private static boolean joins(long number, long word) {
        long tens = number % HUNDRED;
        return number > 0
                && word > 0
                && ((tens == 0 && word < HUNDRED)
                        || (tens >= 20 && tens % 10 == 0 && word < 10)
                        || (number % 1000 == 0 && word < 1000));
    }

    private void close() {
        if (open && whole + part != 1) {
            found.add(Long.toString(whole + part));
        }
        whole = 0;
        part = 0;
        open = false;
    }
}
