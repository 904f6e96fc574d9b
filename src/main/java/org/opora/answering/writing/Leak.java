package org.opora.answering.writing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much of a solution a reply shows: code as 6-grams of tokens with identifiers renamed (found every copy in our
 * measurements), and a result that neither student nor task has said.
 */
final class Leak {
    /** Share of the solution's code from which a reply shows too much. */
    static final double TOO_MUCH = 0.2;

    private static final int GRAM = 6;
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*|\\d+(?:[.,]\\d+)*|[^\\s\\p{L}\\p{Nd}]");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final Set<String> KEPT = Set.of(
            "fn",
            "let",
            "mut",
            "for",
            "in",
            "if",
            "else",
            "while",
            "loop",
            "match",
            "return",
            "struct",
            "enum",
            "impl",
            "use",
            "pub",
            "def",
            "import",
            "from",
            "class",
            "const",
            "var",
            "function",
            "int",
            "void",
            "println",
            "print",
            "true",
            "false",
            "None",
            "Some",
            "Ok",
            "Err",
            "self",
            "select",
            "where");

    private Leak() {}

    static double share(String solution, String reply, List<String> said) {
        String clean = undisguised(reply);
        String before = said.stream().map(Leak::undisguised).collect(Collectors.joining("\n"));
        return Math.max(code(code(solution), clean, before), result(solution, clean, before) ? 1 : 0);
    }

    private static double code(String solution, String reply, String said) {
        Set<String> grams = grams(solution);
        grams.removeAll(grams(said));
        if (grams.isEmpty()) {
            return 0;
        }
        Set<String> shown = grams(reply);
        long hit = grams.stream().filter(shown::contains).count();
        return hit / (double) grams.size();
    }

    /** A solution that is one value: shown when the reply has it and nobody said it before. */
    private static boolean result(String solution, String reply, String said) {
        String bare = solution.strip();
        if (bare.length() > 40 || !NUMBER.matcher(bare).find()) {
            return false;
        }
        Matcher value = NUMBER.matcher(bare);
        return value.results()
                .anyMatch(r -> words(reply).contains(r.group()) && !words(said).contains(r.group()));
    }

    private static Set<String> words(String text) {
        return TOKEN.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    }

    private static String code(String solution) {
        String fenced = FENCE.matcher(solution).results().map(r -> r.group(1)).collect(Collectors.joining("\n"));
        return fenced.isEmpty() ? solution : fenced;
    }

    private static Set<String> grams(String text) {
        List<String> tokens = TOKEN.matcher(text).results().map(r -> r.group()).toList();
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + GRAM <= tokens.size(); i++) {
            grams.add(renamed(tokens.subList(i, i + GRAM)));
        }
        return grams;
    }

    private static String renamed(List<String> tokens) {
        Map<String, String> names = new HashMap<>();
        List<String> out = new ArrayList<>();
        for (String token : tokens) {
            boolean name = Character.isLetter(token.charAt(0)) && !KEPT.contains(token);
            out.add(name ? names.computeIfAbsent(token, unused -> "v" + names.size()) : token);
        }
        return String.join(" ", out);
    }

    private static String undisguised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\u00ad\u200b-\u200f\u2060\ufeff]", "");
    }
}
