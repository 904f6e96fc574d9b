package org.opora.answering.hints;

import java.util.List;
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
    private static final Pattern SIGN = Pattern.compile("[=+*/<>{}\\[\\];&|%^]|\\w\\(");
    /** A result, or an operation on two numbers; a hyphen between numbers is a range. */
    private static final Pattern SUM =
            Pattern.compile("[=\u2248]|\\d\\s*[+*/\u00d7\u00b7^]\\s*\\d|\\d\\s+[-\u2212]\\s+\\d");
    /** Four words in a row, which code has not. */
    private static final Pattern SPOKEN =
            Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_']*(?:[\\s,]+\\p{L}[\\p{L}\\p{Nd}_']*){3}");

    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}{2}");
    /** Texts and remarks of a program may be in any language. */
    private static final Pattern ASIDE = Pattern.compile("\"[^\"]*\"|'[^']*'|//.*|#.*");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}_]+");
    private static final Pattern TOKEN = Pattern.compile(
            "[\\p{L}_][\\p{L}\\p{Nd}_]*|\\d+(?:[.,]\\d+)?|[=+*/<>{}\\[\\];&|%^\u00d7\u00b7\u2248\u2212-]");
    /** How a line that was said before may end otherwise. */
    private static final Pattern END = Pattern.compile("[\\s{};]+$");
    /** Fewer tokens of one's own are a question about code rather than an attempt. */
    private static final int LEAST_NEW_TOKENS = 8;

    private Work() {}

    public static boolean isShown(String message, List<String> saidBefore) {
        String before = saidBefore.stream().map(Work::tokens).collect(Collectors.joining("\n"));
        long tokens = lines(message)
                .filter(line -> !before.contains(tokens(END.matcher(line).replaceAll(""))))
                .mapToLong(line -> TOKEN.matcher(line).results().count())
                .sum();
        return tokens >= LEAST_NEW_TOKENS;
    }

    /** A message without its work: what it says in words. */
    public static String besides(String message) {
        return FENCE.matcher(message)
                .replaceAll("\n")
                .lines()
                .filter(line -> !isWork(line))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(String text) {
        Stream<String> fenced = FENCE.matcher(text)
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> SIGN.matcher(line).find());
        Stream<String> loose = FENCE.matcher(text).replaceAll("\n").lines().filter(Work::isWork);
        return Stream.concat(fenced, loose);
    }

    private static boolean isWork(String line) {
        return isCode(ASIDE.matcher(line).replaceAll(" ")) || isCalculation(line);
    }

    private static boolean isCode(String line) {
        return SIGN.matcher(line).find()
                && !SPOKEN.matcher(line).find()
                && !CYRILLIC.matcher(line).find();
    }

    private static boolean isCalculation(String line) {
        long words = WORD.matcher(line).results().count();
        return SUM.matcher(line).find()
                && 2 * words <= TOKEN.matcher(line).results().count();
    }

    private static String tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.joining(" ", " ", " "));
    }
}
