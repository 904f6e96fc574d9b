package org.opora.answering.writing.leak;

/** Characters that stand apart, "4-2" or "f.o.r", brought together again. */
final class Spaced {
    private static final String SEPARATORS = "-_ .*|/\u00b7,;~+:\n";
    /** Fewer in a row are a sum, a list or an abbreviation. */
    private static final int LEAST = 4;

    private static final java.util.regex.Pattern DIGITS = java.util.regex.Pattern.compile(
            "(?<![0-9.,])[0-9](?:[-_|\u00b7~\u2013\u2014 ][0-9])(?![0-9])|(?<![0-9])[0-9](?:([-_|\u00b7~., /:;+])[0-9])(?:\\1[0-9])+(?![0-9])");

    private Spaced() {}

    static String closed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int pairs = run(text, i);
            if (pairs >= LEAST) {
                for (int k = 0; k <= pairs; k++) {
                    out.append(text.charAt(i + 2 * k));
                }
                i += 2 * pairs + 1;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return DIGITS.matcher(out).replaceAll(found -> found.group().replaceAll("[^0-9]", ""));
    }

    /** How many separators of one kind stand at every second place from here. */
    private static int run(String text, int from) {
        if (from + 1 >= text.length() || SEPARATORS.indexOf(text.charAt(from + 1)) < 0) {
            return 0;
        }
        char separator = text.charAt(from + 1);
        int pairs = 0;
        while (from + 2 * pairs + 2 < text.length() && text.charAt(from + 2 * pairs + 1) == separator) {
            pairs++;
        }
        return pairs;
    }
}
