package org.opora.answering.writing;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks of citations in a text, such as [1]. An index in code is none, nor is the text of a link. */
final class Marks {
    private static final Pattern CODE_OR_MARK =
            Pattern.compile("```[\\s\\S]*?(?:```|$)|`[^`\\n]*`|(?<!\\\\)\\[(?<n>\\d{1,9})\\](?!\\()");

    private Marks() {}

    /** The text with something else in place of each mark. */
    static String without(String text, String instead) {
        return replaced(text, n -> instead);
    }

    /** As plain text: a mark in the base's own words would point to nowhere. In code a backslash would be seen. */
    static String escaped(String text) {
        return replaced(text, n -> "\\[" + n + "\\]");
    }

    private static String replaced(String text, UnaryOperator<String> instead) {
        return CODE_OR_MARK
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? found.group() : instead.apply(found.group(1))));
    }

    static SortedSet<Integer> in(String text) {
        SortedSet<Integer> marks = new TreeSet<>();
        Matcher found = CODE_OR_MARK.matcher(text);
        while (found.find()) {
            String n = found.group("n");
            if (n != null) {
                marks.add(Integer.parseInt(n));
            }
        }
        return marks;
    }
}
