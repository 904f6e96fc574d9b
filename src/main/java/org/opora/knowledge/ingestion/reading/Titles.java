package org.opora.knowledge.ingestion.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to call an article whose file does not say. */
public final class Titles {
    private static final Pattern FIRST_HEADING = Pattern.compile("(?m)^#{1,2}[ \\t]+(\\S.*?)[ \\t]*#*$");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([*_`<#>\\[\\]\\\\])");

    private Titles() {}

    /** The first heading of a Markdown text, else the file's name. */
    public static String of(String markdown, Document file) {
        Matcher heading = FIRST_HEADING.matcher(markdown);
        return heading.find() ? plain(heading.group(1)) : file.baseName();
    }

    /** Without the marks that only Markdown needs. */
    static String plain(String heading) {
        return ESCAPE.matcher(heading.replace("**", "")).replaceAll("$1").strip();
    }
}
