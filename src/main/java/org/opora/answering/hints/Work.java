package org.opora.answering.hints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a message shows new work of the student's own: code or a calculation that nobody has said before. A plea that
 * begins with "if" or "let" is prose, and so is one that names numbers.
 */
public final class Work {
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");
    /** What prose has no use for. */
    private static final Pattern SIGN = Pattern.compile("[=+*/<>{}\\[\\]&|%^]|\\w!?\\(");
    /** A calculation as it stands in a sentence; a hyphen between two numbers alone is a range. */
    private static final Pattern CALCULATION = Pattern.compile(
            "(?<![\\d.,])(?:\\p{Sc}?\\d[\\d.,]*+%?\\p{Sc}?|\\b\\p{L}\\b)(?:\\s*(?:[+*/\u00d7\u00b7^=\u2248\u2212-]|\\b[x\u0445]\\b)\\s*\\(?(?:\\p{Sc}?\\d[\\d.,]*+%?\\p{Sc}?|\\b\\p{L}\\b)\\)?)++");

    private static final Pattern RANGE = Pattern.compile("\\d+\\s?[-\u2212]\\s?\\d+");
    /** Four words in a row, which code has not. */
    private static final Pattern SPOKEN =
            Pattern.compile("(?<![\\p{L}\\p{Nd}_'])\\p{L}[\\p{L}\\p{Nd}_']*+(?:[\\s,]++\\p{L}[\\p{L}\\p{Nd}_']*+){3}");

    /** Words that no program is written in. */
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}+");
    /** Texts and remarks of a program may be in any language. */
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|'[^']*'|//.*|#.*");

    /** What prose has signs for: a heart, a smile, stress, a slash between words, a word in brackets. */
    private static final Pattern FLOURISH = Pattern.compile(
            "<+3+|[:;=]['-]?[)(DP]+|(?<![\\p{L}\\p{Nd})])[*_~]{1,3}(?=\\p{L})|(?<=\\p{L})[*_~]{1,3}(?![\\p{L}\\p{Nd}(])|\\*_\\*|(?<=\\p{L})/(?=\\p{L})|(?<![\\p{L}\\p{Nd})\\]])\\[(?=\\p{L}+\\])");

    private static final Pattern TOKEN = Pattern.compile(
            "[\\p{L}_][\\p{L}\\p{Nd}_]*|\\d+(?:[.,]\\d+)?|[=+*/<>{}\\[\\];&|%^\u00d7\u00b7\u2248\u2212-]");
    /** How a line that was said before may end otherwise. */
    private static final Pattern END = Pattern.compile("[\\s{};]+$");
    /** Fewer tokens of one's own are a question about code rather than an attempt. */
    private static final int LEAST_NEW_TOKENS = 8;

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");
    /** One digit is in any calculation; so many of them are not. */
    private static final int FEW_DIGITS = 3;

    private Work() {}

    public static boolean isShown(String message, List<String> saidBefore) {
        String before = saidBefore.stream().map(Work::tokens).collect(Collectors.joining("\n"));
        long tokens = lines(message)
                .filter(line -> !before.contains(tokens(END.matcher(line).replaceAll(""))))
                .mapToLong(line -> TOKEN.matcher(line).results().count())
                .sum();
        return tokens >= LEAST_NEW_TOKENS;
    }

    /**
     * Whether what a message shows has to do with a task: a name or a number of it or of its solution.
     *
     * @param solutions without any, nobody can tell
     */
    public static boolean isOn(String message, String task, List<String> solutions) {
        if (solutions.isEmpty()) {
            return true;
        }
        String shown = lines(message).collect(Collectors.joining("\n"));
        String known = task + "\n" + String.join("\n", solutions);
        Set<String> numbers = shared(NUMBER, shown, known);
        return !shared(NAME, shown, known).isEmpty()
                || numbers.size() >= FEW_DIGITS
                || numbers.stream().anyMatch(number -> number.length() > 1);
    }

    private static Set<String> shared(Pattern tokens, String one, String other) {
        Set<String> shared = words(tokens, one);
        shared.retainAll(words(tokens, other));
        return shared;
    }

    private static Set<String> words(Pattern tokens, String text) {
        return tokens.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }

    /** A message without its work: what it says in words. */
    public static String besides(String message) {
        return FENCE.matcher(message)
                .replaceAll("\n")
                .lines()
                .map(line -> CALCULATION.matcher(line).replaceAll(" "))
                .filter(line -> CYRILLIC.matcher(bare(line)).find() || !isCode(bare(line)))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(String text) {
        Stream<String> fenced = FENCE.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line ->
                        SIGN.matcher(FLOURISH.matcher(line).replaceAll(" ")).find());
        Stream<String> loose = FENCE.matcher(text).replaceAll("\n").lines().flatMap(Work::work);
        return Stream.concat(fenced, loose);
    }

    /** The code of a line, with which something may be said in Russian, or its calculations. */
    private static Stream<String> work(String line) {
        String bare = CYRILLIC.matcher(bare(line)).replaceAll(" ");
        return isCode(bare)
                ? Stream.of(bare)
                : CALCULATION.matcher(line).results().map(MatchResult::group).filter(one -> !RANGE.matcher(one.strip())
                        .matches());
    }

    private static String bare(String line) {
        return FLOURISH.matcher(ASIDE.matcher(line).replaceAll(" ")).replaceAll(" ");
    }

    private static boolean isCode(String bare) {
        return SIGN.matcher(bare).find() && !SPOKEN.matcher(bare).find();
    }

    private static String tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" ", " ", " "));
    }
}
