package org.opora.answering.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of code in a hint: in a fence, in a long span, or on a line of their own. */
final class CodeLines {
    private static final Pattern FENCE = Pattern.compile("(?s)(?:```|~~~)[^\\n`]*(?:\\n|(?=\\S))(.*?)(?:```|~~~|\\z)");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{Nd}_]+|[^\\s\\p{L}\\p{Nd}_]");
    private static final Pattern SYMBOL = Pattern.compile("[{}();=<>\\[\\]+*/%&|]|::|->");
    private static final double SYMBOLS = 0.3;
    private static final int LEAST_SYMBOLS = 4;
    /** Tokens from which a span in a sentence is code rather than the name of a thing. */
    private static final int LONG_SPAN = 12;

    private CodeLines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        String bare = Marks.without(text, " ");
        Matcher fences = FENCE.matcher(bare);
        while (fences.find()) {
            fences.group(1).lines().filter(line -> tokens(line) > 1).forEach(lines::add);
        }
        String rest = FENCE.matcher(bare).replaceAll("\n");
        SPAN.matcher(rest)
                .results()
                .map(span -> span.group(1))
                .filter(span -> tokens(span) >= LONG_SPAN)
                .forEach(lines::add);
        SPAN.matcher(rest)
                .replaceAll(" ")
                .lines()
                .filter(CodeLines::looksLikeCode)
                .forEach(lines::add);
        return lines;
    }

    private static boolean looksLikeCode(String line) {
        long symbols = SYMBOL.matcher(line).results().count();
        return symbols >= LEAST_SYMBOLS && symbols >= SYMBOLS * tokens(line);
    }

    private static long tokens(String text) {
        return TOKEN.matcher(text).results().count();
    }

    /** A text by its letters and signs alone, for the search of a line whatever its spaces. */
    static String squeezed(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '`' && !Character.isWhitespace(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
