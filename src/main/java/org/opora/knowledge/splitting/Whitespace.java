package org.opora.knowledge.splitting;

import java.util.regex.Pattern;

/** White space made even, so that a quote can be found in its passage whoever typed it. */
final class Whitespace {
    private static final Pattern INSIDE =
            Pattern.compile("(?<=\\S)[ \\t\\x0B\\f\\u00A0\\u2000-\\u200A\\u202F\\u3000]+(?=\\S)");
    private static final Pattern AT_END = Pattern.compile("[ \\t\\x0B\\f\\u00A0]+(?=\\n|$)");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private Whitespace() {}

    static String even(String text) {
        return stripLines(
                INSIDE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll(" "));
    }

    /** For code: only what trails goes. */
    static String stripLines(String text) {
        String trimmed = AT_END.matcher(text).replaceAll("");
        return EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }
}
