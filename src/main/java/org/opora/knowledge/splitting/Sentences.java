package org.opora.knowledge.splitting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a passage as places in its text, so that a quote stays verbatim. A line of a list is a sentence; a code
 * block and a table are one each.
 */
public final class Sentences {
    /** From inclusive, to exclusive, in UTF-16 units of the passage's text. */
    public record Span(int from, int to) {
        public String of(String text) {
            return text.substring(from, to);
        }

        public Span to(Span last) {
            return new Span(from, last.to);
        }

        public int length() {
            return to - from;
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("(?s)(```|~~~).*?(?:\\n\\1|\\z)[^\\n]*|(?m)(?:^[ ]*\\|.*(?:\\n|\\z))+|[^\\n]+");
    /** A link, and words set in bold. */
    private static final Pattern WHOLE =
            Pattern.compile("!?\\[[^\\]\\n]*]\\([^)\\n]*\\)|\\*\\*[^*\\n]+\\*\\*|__[^_\\n]+__");

    private static final Pattern END = Pattern.compile("(?<=[.!?…])[)»\"”*_]*\\s+(?=[\\p{Lu}\\p{Nd}«\"“(\\[*_`])");
    /** A full stop after one of these, after an initial, or after the number of a list's item ends no sentence. */
    private static final Pattern NO_END =
            Pattern.compile("(?:^|[\\s(«])(?:" + abbreviations() + "|\\p{Lu})\\.$|^\\s*(?:[-*+]\\s+)?\\d{1,3}\\.$");

    private Sentences() {}

    private static String abbreviations() {
        try (InputStream file = Sentences.class.getResourceAsStream("/splitting/abbreviations.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            String block = blocks.group();
            if (block.startsWith("```")
                    || block.startsWith("~~~")
                    || block.stripLeading().startsWith("|")) {
                add(spans, text, blocks.start(), blocks.end());
            } else {
                line(spans, text, blocks.start(), blocks.end());
            }
        }
        return spans;
    }

    private static void line(List<Span> spans, String text, int from, int to) {
        Matcher ends = END.matcher(text).region(from, to).useTransparentBounds(true);
        List<Span> whole = WHOLE.matcher(text)
                .region(from, to)
                .results()
                .map(part -> new Span(part.start(), part.end()))
                .toList();
        int start = from;
        while (ends.find()) {
            int at = ends.start();
            int next = ends.end();
            boolean within = whole.stream().anyMatch(part -> part.from() < at && next < part.to());
            if (!within && !NO_END.matcher(text.substring(start, ends.start())).find()) {
                add(spans, text, start, ends.end());
                start = ends.end();
            }
        }
        add(spans, text, start, to);
    }

    private static void add(List<Span> spans, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            spans.add(new Span(start, end));
        }
    }
}
