package org.opora.answering.writing.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/**
 * Proper names of a text: Cyrillic words with a capital inside a sentence, Latin ones beside another such word, and common
 * given names at the start of one. Inflected forms of one name share a stem.
 */
public final class Names {
    private static final JsonNode TABLE = Resources.yaml("/checks.yml").path("names");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?(?:```|\\z)|`[^`\\n]*`|\\[\\d+\\]|(?m)^#.*$");
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_-])\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?(?![\\p{L}\\p{Nd}_])");
    private static final Pattern HYPHEN = Pattern.compile("-");
    private static final Pattern LATIN = Pattern.compile("[A-Za-z-]+");
    private static final Pattern BEGINS = Pattern.compile(
            "(?:\\A|[.!?\u2026:;\\n|(\"\u00ab\u201c\u201e\u2018]|(?:\\A|\\n)\\s*(?:[-\u2013\u2014*\u2022>]|\\d+[.)]))[\\s*_]*\\z");
    private static final Pattern BESIDE_BEFORE = Pattern.compile("\\p{Lu}\\p{Ll}+ \\z");
    private static final Pattern BESIDE_AFTER = Pattern.compile(" \\p{Lu}\\p{Ll}+.*", Pattern.DOTALL);
    private static final Pattern ORDINARY =
            Resources.pattern(TABLE.path("ordinary").asText());
    private static final Pattern GIVEN = Resources.pattern(TABLE.path("given").asText());
    private static final Pattern ENDING = Pattern.compile(TABLE.path("endings").asText());
    private static final Pattern FLEETING =
            Pattern.compile(TABLE.path("fleeting").asText());
    private static final int CONTEXT = 40;
    private static final int SHORTEST_STEM = 3;

    private Names() {}

    public static Set<String> in(String text) {
        String words = CODE.matcher(text).replaceAll(" . ");
        Set<String> names = new LinkedHashSet<>();
        Matcher found = NAME.matcher(words);
        while (found.find()) {
            String before = words.substring(Math.max(0, found.start() - CONTEXT), found.start());
            if (found.start() > CONTEXT) {
                before = "x" + before;
            }
            String after = words.substring(found.end(), Math.min(words.length(), found.end() + CONTEXT));
            boolean single = LATIN.matcher(found.group()).matches() && !isBeside(before, after);
            boolean begins = BEGINS.matcher(before).find();
            if (begins
                    ? GIVEN.matcher(found.group()).matches()
                    : !single && !ORDINARY.matcher(found.group()).matches()) {
                names.add(found.group());
            }
        }
        return names;
    }

    /** Beside another name; the first word of a sentence is none for sure ("Hi Anna"). */
    private static boolean isBeside(String before, String after) {
        Matcher neighbour = BESIDE_BEFORE.matcher(before);
        return BESIDE_AFTER.matcher(after).matches()
                || (neighbour.find()
                        && !BEGINS.matcher(before.substring(0, neighbour.start()))
                                .find());
    }

    /** @param lower the sources in small letters */
    public static boolean isNamed(String name, String lower) {
        for (String stem : stems(name.toLowerCase(Locale.ROOT))) {
            for (int at = lower.indexOf(stem); at >= 0; at = lower.indexOf(stem, at + 1)) {
                boolean begins = at == 0 || !Character.isLetter(lower.charAt(at - 1));
                String word = word(lower, at);
                if (begins
                        && (stems(word).contains(stem)
                                || stems(beforeHyphen(word)).contains(stem))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String word(String text, int from) {
        int to = from;
        while (to < text.length() && (Character.isLetter(text.charAt(to)) || text.charAt(to) == '-')) {
            to++;
        }
        return text.substring(from, to);
    }

    private static String beforeHyphen(String word) {
        return HYPHEN.split(word, 2)[0];
    }

    /** The word and what is left of it without one of its possible endings. */
    private static Set<String> stems(String written) {
        String word = written.replace('\u0451', '\u0435');
        Set<String> stems = new HashSet<>();
        stems.add(word);
        for (int length = 1; length <= SHORTEST_STEM && word.length() - length >= SHORTEST_STEM - 1; length++) {
            if (ENDING.matcher(word.substring(word.length() - length)).matches()) {
                stems.add(word.substring(0, word.length() - length));
            }
        }
        Matcher fleeting = FLEETING.matcher(word);
        if (fleeting.matches()) {
            stems.add(fleeting.group(1) + fleeting.group(2));
        }
        return stems;
    }
}
