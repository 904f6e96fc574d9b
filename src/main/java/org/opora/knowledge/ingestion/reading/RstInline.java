package org.opora.knowledge.ingestion.reading;

import java.util.regex.Pattern;

/** Marks inside a line of reStructuredText, as Markdown. */
final class RstInline {
    private static final Pattern LITERAL = Pattern.compile("``([^`]+)``");
    private static final Pattern NAMED_ROLE = Pattern.compile(":[\\w:+.-]+:`([^`<]+?)\\s*<[^`>]*>`");
    private static final Pattern MATH = Pattern.compile(":math:`([^`]+)`");
    private static final Pattern ROLE = Pattern.compile(":[\\w:+.-]+:`[~!]?([^`]+)`");
    private static final Pattern LINK = Pattern.compile("`([^`<]+?)\\s*<(https?://[^`>\\s]+)>`__?");
    private static final Pattern REFERENCE = Pattern.compile("`([^`<]+)`__?(?![\\w`])");
    /** A literal while the single marks are looked at. */
    private static final char HELD = '\u0001';

    private RstInline() {}

    static String markdown(String line) {
        String held = LITERAL.matcher(line).replaceAll(HELD + "$1" + HELD);
        held = MATH.matcher(held).replaceAll("\\$$1\\$");
        held = NAMED_ROLE.matcher(held).replaceAll("$1");
        held = ROLE.matcher(held).replaceAll(HELD + "$1" + HELD);
        held = LINK.matcher(held).replaceAll("[$1]($2)");
        held = REFERENCE.matcher(held).replaceAll("$1");
        return held.replace(HELD, '`');
    }
}
