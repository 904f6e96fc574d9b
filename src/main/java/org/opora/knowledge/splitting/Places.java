package org.opora.knowledge.splitting;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Resources;

/**
 * Pages and slides of the document that a text comes from, marked in it as {@code <!-- page 3 -->}: a citation names the one
 * where its passage begins, as the last part of its heading.
 */
public final class Places {
    private static final Pattern MARK = Pattern.compile("\\A\\s*<!-- (page|slide) (\\d{1,6}) -->\\s*\\z");
    private static final String PARTED = " \u203a ";
    private static final JsonNode NAMES = Resources.yaml("/splitting/places.yml");
    private static final Pattern PLACE = Pattern.compile(StreamSupport.stream(NAMES.spliterator(), false)
            .flatMap(kind -> StreamSupport.stream(kind.spliterator(), false))
            .map(name -> Pattern.quote(name.asText()))
            .collect(Collectors.joining("|", "(?:^|\u203a )(?:", ")\\d{1,6}$")));
    private final String lang;

    Places(String lang) {
        this.lang = lang;
    }

    /** @return the place that a block of HTML marks; null for any other block */
    @Nullable
    String marked(String block) {
        Matcher mark = MARK.matcher(block);
        if (!mark.matches()) {
            return null;
        }
        JsonNode names = NAMES.path(mark.group(1));
        return names.path(lang).asText(names.path("en").asText()) + mark.group(2);
    }

    static String under(String heading, String place) {
        return heading.isEmpty() || place.isEmpty() ? heading + place : heading + PARTED + place;
    }

    /** The heading right above a passage, of its path: a page says nothing of what stands on it. */
    public static String nearestHeading(String path) {
        String headings = PLACE.matcher(path).replaceFirst("").strip();
        return headings.substring(headings.lastIndexOf('\u203a') + 1).strip();
    }
}
