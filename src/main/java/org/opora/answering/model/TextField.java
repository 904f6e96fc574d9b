package org.opora.answering.model;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field {@code text} of a JSON object that is still being written. */
public final class TextField {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BEGIN = Pattern.compile("\\A\\s*\\{\\s*\"text\"\\s*:\\s*\"");
    private static final Pattern WHOLE_SIGNS = Pattern.compile("(?:[^\"\\\\]++|\\\\u[0-9a-fA-F]{4}|\\\\[^u])*+");

    private final StringBuilder heard = new StringBuilder();
    private int given;

    /** @return what of the text is new and whole; empty while the object begins otherwise */
    public String more(String piece) {
        heard.append(piece);
        Matcher begin = BEGIN.matcher(heard);
        if (!begin.find()) {
            return "";
        }
        Matcher text = WHOLE_SIGNS.matcher(heard).region(begin.end(), heard.length());
        String whole = text.lookingAt() ? decoded(text.group()) : "";
        int end = whole.length();
        if (end > 0 && Character.isHighSurrogate(whole.charAt(end - 1))) {
            end--;
        }
        String more = end > given ? whole.substring(given, end) : "";
        given = Math.max(given, end);
        return more;
    }

    private static String decoded(String escaped) {
        try {
            return JSON.readValue('"' + escaped + '"', String.class);
        } catch (JsonParseException e) {
            return "";
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
