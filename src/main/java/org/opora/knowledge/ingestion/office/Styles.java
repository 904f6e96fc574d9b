package org.opora.knowledge.ingestion.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a document's paragraph styles make of a paragraph. */
final class Styles {
    private static final int DEEPEST_INHERITANCE = 12;
    private final Map<String, Element> styles = new HashMap<>();

    Styles(Optional<Element> part) {
        part.ifPresent(
                all -> Ooxml.named(all, "style").forEach(style -> styles.put(Ooxml.value(style, "styleId"), style)));
    }

    /** @return 1 to 6; 0 for a paragraph that is no heading */
    int headingLevel(@Nullable Element properties) {
        String outline = Ooxml.property(properties, "outlineLvl");
        if (outline.matches("[0-5]")) {
            return outline.charAt(0) - '0' + 1;
        }
        Element style = style(properties);
        for (int i = 0; style != null && i < DEEPEST_INHERITANCE; i++) {
            String name = name(style);
            if (name.matches("heading [1-9]")) {
                return Math.min(6, name.charAt(8) - '0');
            }
            if (name.equals("title")) {
                return 1;
            }
            String own = Ooxml.property(Ooxml.child(style, "pPr"), "outlineLvl");
            if (own.matches("[0-5]")) {
                return own.charAt(0) - '0' + 1;
            }
            style = parent(style);
        }
        return 0;
    }

    /** Numbering of the paragraph itself, else of the nearest style that has one. */
    @Nullable
    Element numbering(@Nullable Element properties) {
        Element own = Ooxml.child(properties, "numPr");
        Element style = style(properties);
        for (int i = 0; own == null && style != null && i < DEEPEST_INHERITANCE; i++) {
            own = Ooxml.child(Ooxml.child(style, "pPr"), "numPr");
            style = parent(style);
        }
        return own;
    }

    boolean isCode(@Nullable Element properties) {
        Element style = style(properties);
        for (int i = 0; style != null && i < DEEPEST_INHERITANCE; i++) {
            if (name(style).matches("html preformatted|.*\\b(source ?code|code|listing|preformatted text)\\b.*")) {
                return true;
            }
            style = parent(style);
        }
        return false;
    }

    String id(@Nullable Element properties) {
        return Ooxml.property(properties, "pStyle");
    }

    private @Nullable Element style(@Nullable Element properties) {
        return styles.get(id(properties));
    }

    private @Nullable Element parent(Element style) {
        return styles.get(Ooxml.property(style, "basedOn"));
    }

    private static String name(Element style) {
        return Ooxml.property(style, "name").toLowerCase(Locale.ROOT);
    }
}
