package org.opora.knowledge.ingestion.office;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Counts a document's lists as its reader sees them: bullets have no label, numbers may have several parts. */
final class Numbering {
    /** @param label as printed; empty for a bullet */
    record Label(int level, boolean ordered, String label, int n) {}

    private static final Pattern PLACE = Pattern.compile("%([1-9])");
    private final Map<String, Element> abstracts = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, TreeMap<Integer, Integer>> counters = new HashMap<>();

    Numbering(Optional<Element> part) {
        part.ifPresent(all -> {
            Ooxml.named(all, "abstractNum").forEach(one -> abstracts.put(Ooxml.value(one, "abstractNumId"), one));
            Ooxml.named(all, "num").forEach(one -> lists.put(Ooxml.value(one, "numId"), one));
        });
    }

    /** The next label of a list; null where the paragraph is in none. */
    @Nullable
    Label next(@Nullable Element numbering, String style) {
        String list = Ooxml.property(numbering, "numId");
        Element base = abstracts.get(Ooxml.property(lists.get(list), "abstractNumId"));
        if (numbering == null || list.equals("0") || base == null) {
            return null;
        }
        int depth = depth(numbering, base, style);
        Element level = level(base, depth);
        String format = Ooxml.property(level, "numFmt");
        if (level == null || format.equals("none")) {
            return null;
        }
        boolean bullet = format.equals("bullet");
        TreeMap<Integer, Integer> counts = counters.computeIfAbsent(list, first -> new TreeMap<>());
        counts.tailMap(depth, false).clear();
        int n = counts.merge(depth, start(level), (before, start) -> before + 1);
        return new Label(depth, !bullet, bullet ? "" : label(base, level, counts), n);
    }

    private static int depth(Element numbering, Element base, String style) {
        String given = Ooxml.property(numbering, "ilvl");
        if (!given.isEmpty()) {
            return Math.min(8, Ooxml.number(given, 0));
        }
        for (Element level : Ooxml.named(base, "lvl")) {
            if (!style.isEmpty() && Ooxml.property(level, "pStyle").equals(style)) {
                return Math.min(8, Ooxml.number(Ooxml.value(level, "ilvl"), 0));
            }
        }
        return 0;
    }

    private static @Nullable Element level(Element base, int depth) {
        for (Element level : Ooxml.named(base, "lvl")) {
            if (Ooxml.number(Ooxml.value(level, "ilvl"), -1) == depth) {
                return level;
            }
        }
        return null;
    }

    private static int start(Element level) {
        return Ooxml.number(Ooxml.property(level, "start"), 1);
    }

    private static String label(Element base, Element level, Map<Integer, Integer> counts) {
        Matcher places = PLACE.matcher(Ooxml.property(level, "lvlText"));
        return places.replaceAll(place -> {
            int depth = place.group(1).charAt(0) - '1';
            Element at = level(base, depth);
            int n = counts.getOrDefault(depth, at == null ? 1 : start(at));
            return Matcher.quoteReplacement(written(n, Ooxml.property(at, "numFmt")));
        });
    }

    private static String written(int n, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(n);
            case "upperLetter" -> letters(n).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(n);
            case "upperRoman" -> roman(n).toUpperCase(Locale.ROOT);
            default -> Integer.toString(n);
        };
    }

    private static String letters(int n) {
        return n < 1 ? "" : Character.toString('a' + (n - 1) % 26).repeat(Math.min(9, (n - 1) / 26 + 1));
    }

    private static String roman(int n) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] signs = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
        StringBuilder written = new StringBuilder();
        int left = Math.min(n, 3_999);
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                written.append(signs[i]);
                left -= values[i];
            }
        }
        return written.toString();
    }
}
