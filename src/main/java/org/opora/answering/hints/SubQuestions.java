package org.opora.answering.hints;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.opora.shared.Resources;

/** The numbered parts of an assignment's text, and which of them a message is about. */
@ApplicationScoped
public class SubQuestions {
    private static final Pattern NUMBERED =
            Pattern.compile("(?m)^ {0,3}(?:#{1,6} +|\\*\\*)?(\\d{1,2})[.)](?:\\*\\*)? ");
    private final List<Pattern> mentions =
            Resources.patterns(Resources.yaml("/search/sub-questions.yml").path("mentions"));

    /** The part that the message names; empty when it names none that the assignment has. */
    public OptionalInt named(String assignment, String message) {
        Set<Integer> parts = parts(assignment);
        for (Pattern mention : mentions) {
            Matcher found = mention.matcher(message);
            if (!parts.isEmpty() && found.find() && parts.contains(Integer.valueOf(found.group(1)))) {
                return OptionalInt.of(Integer.parseInt(found.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    /** Only the part that the message names, else the whole assignment. */
    public String meant(String assignment, String message) {
        OptionalInt part = named(assignment, message);
        if (part.isEmpty()) {
            return assignment;
        }
        List<MatchResult> numbers = NUMBERED.matcher(assignment).results().toList();
        int at = IntStream.range(0, numbers.size())
                .filter(i -> Integer.parseInt(numbers.get(i).group(1)) == part.getAsInt())
                .findFirst()
                .orElseThrow();
        int end = at + 1 < numbers.size() ? numbers.get(at + 1).start() : assignment.length();
        return assignment.substring(numbers.get(at).end(), end).strip();
    }

    /** What a message says beside naming parts. */
    public String besides(String message) {
        return mentions.stream()
                .reduce(message, (left, mention) -> mention.matcher(left).replaceAll(" "), (one, other) -> one);
    }

    /** Numbers 1, 2 and so on at the beginnings of lines; fewer than two are no parts. */
    private static Set<Integer> parts(String assignment) {
        Set<Integer> parts = new HashSet<>();
        for (MatchResult found : NUMBERED.matcher(assignment).results().toList()) {
            if (Integer.parseInt(found.group(1)) == parts.size() + 1) {
                parts.add(parts.size() + 1);
            }
        }
        return parts.size() < 2 ? Set.of() : parts;
    }
}
