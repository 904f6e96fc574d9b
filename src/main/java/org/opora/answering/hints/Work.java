package org.opora.answering.hints;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a message shows new work of the student's own: code or a calculation that nobody has said before. */
public final class Work {
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");
    private static final Pattern CODE_LINE = Pattern.compile(
            "^\\s*(?:(?:let|fn|if|for|while|match|return|def|print|import|use|const|var|int|pub|struct|impl|else)\\b.*|.*[{};]\\s*|.*\\w\\(.*\\).*|.*[=+*/<>-]{1,2}\\s*\\p{Sc}?\\s*\\d.*)$");
    private static final Pattern TOKEN =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_]*|\\d+(?:[.,]\\d+)?|[^\\s\\p{L}\\p{Nd}]");
    /** Fewer tokens of one's own are a question about code rather than an attempt. */
    private static final int LEAST_NEW_TOKENS = 8;

    private Work() {}

    public static boolean isShown(String message, List<String> saidBefore) {
        Set<String> before = new HashSet<>();
        saidBefore.forEach(text -> before.addAll(lines(text)));
        int tokens = lines(message).stream()
                .filter(line -> !before.contains(line))
                .mapToInt(line -> (int) TOKEN.matcher(line).results().count())
                .sum();
        return tokens >= LEAST_NEW_TOKENS;
    }

    private static List<String> lines(String text) {
        Matcher fences = FENCE.matcher(text);
        String code = fences.results().map(result -> result.group(1)).collect(Collectors.joining("\n"));
        String rest = FENCE.matcher(text).replaceAll("\n");
        String loose =
                rest.lines().filter(line -> CODE_LINE.matcher(line).matches()).collect(Collectors.joining("\n"));
        return (code + "\n" + loose)
                .lines()
                .map(Work::squeezed)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }
}
