package org.opora.answering.writing.leak;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.answering.writing.facts.Numbers;
import org.opora.shared.Resources;

/** Code read aloud, "open brace total plus equals x semicolon", written again. */
final class Signs {
    /** Fewer names of signs are talk about code. */
    private static final int LEAST = 4;

    private static final Map<String, String> BY_NAME = new HashMap<>();
    private static final Pattern NAME;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final String SIGN = "[^\\s\\p{L}\\p{Nd}]";
    private static final Pattern BETWEEN = Pattern.compile("(?<=" + SIGN + ")\\s+(?=" + SIGN + ")");

    static {
        Resources.yaml("/leak.yml").path("signs").properties().forEach(sign -> {
            for (String name : sign.getValue().asText().split(",\\s*", -1)) {
                BY_NAME.put(name, sign.getKey());
            }
        });
        // Of two names the longer is meant: "open square bracket", not "square".
        NAME = Resources.pattern(BY_NAME.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(name -> name.replace(" ", "[\\s-]+"))
                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")));
    }

    private Signs() {}

    static Optional<String> in(String text) {
        if (NAME.matcher(text).results().limit(LEAST).count() < LEAST) {
            return Optional.empty();
        }
        String signs = NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(sign(name.group())));
        String numbers = WORD.matcher(signs)
                .replaceAll(word -> Numbers.ofWord(word.group()).orElse(word.group()));
        return Optional.of(BETWEEN.matcher(numbers).replaceAll(""));
    }

    private static String sign(String name) {
        return BY_NAME.getOrDefault(name.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", " "), name);
    }
}
