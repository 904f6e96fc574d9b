package org.opora.knowledge.ingestion.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a site asks of those who read it by machine (RFC 9309): the longest rule that fits a path decides. */
final class Robots {
    private static final String US = "opora";
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private record Rule(boolean allow, String path, Pattern pattern) {}

    private final List<Rule> rules = new ArrayList<>();
    private Duration pause = Duration.ZERO;

    static Robots parsed(String text) {
        Robots ours = of(text, US);
        return ours == null ? orNone(of(text, "*")) : ours;
    }

    private static Robots orNone(@org.jspecify.annotations.Nullable Robots robots) {
        return robots == null ? new Robots() : robots;
    }

    private static @org.jspecify.annotations.Nullable Robots of(String text, String agent) {
        Robots robots = new Robots();
        boolean named = false;
        boolean found = false;
        boolean naming = false;
        for (String raw : text.lines().toList()) {
            String line = raw.replaceAll("#.*", "").strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String field = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (field.equals("user-agent")) {
                named = (naming && named) || value.toLowerCase(Locale.ROOT).startsWith(agent);
                naming = true;
                found |= named;
                continue;
            }
            naming = false;
            if (named) {
                robots.add(field, value);
            }
        }
        return found ? robots : null;
    }

    private void add(String field, String value) {
        boolean rule = field.equals("allow") || field.equals("disallow");
        if (rule && !value.isEmpty() && value.length() < 500) {
            rules.add(new Rule(field.equals("allow"), value, pattern(value)));
        } else if (field.equals("crawl-delay") && value.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            Duration asked = Duration.ofMillis((long) (Double.parseDouble(value) * 1000));
            pause = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        }
    }

    /** Without backtracking of its own: each star is possessive up to what follows it. */
    private static Pattern pattern(String path) {
        boolean end = path.endsWith("$");
        String body = end ? path.substring(0, path.length() - 1) : path;
        String parts =
                List.of(body.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*?"));
        return Pattern.compile(parts + (end ? "$" : ""));
    }

    boolean allows(String path) {
        Rule longest = null;
        for (Rule rule : rules) {
            boolean longer = longest == null
                    || rule.path().length() > longest.path().length()
                    || (rule.path().length() == longest.path().length() && rule.allow());
            if (longer && rule.pattern().matcher(path).lookingAt()) {
                longest = rule;
            }
        }
        return longest == null || longest.allow();
    }

    Duration pause() {
        return pause;
    }
}
