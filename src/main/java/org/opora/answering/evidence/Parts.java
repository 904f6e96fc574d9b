package org.opora.answering.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/** The questions of one message. What stands before a question belongs to it. */
final class Parts {
    private static final Pattern QUESTION = Pattern.compile("[^?]*\\?+[)\\s]*");
    /** Announces one more. */
    private static final Pattern ANOTHER = Resources.pattern(
            Resources.yaml("/search/follow-up.yml").path("another").asText());

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    /** A shorter one leans on its neighbour. */
    private static final int LEAST_WORDS = 3;
    /** A message with more questions than may be quoted is searched as a whole. */
    private static final int MOST = 3;

    private static final int LONGEST = 1_500;

    private Parts() {}

    /** @return the message alone unless it plainly holds two or three questions */
    static List<String> of(String message) {
        if (message.length() > LONGEST || message.contains("```")) {
            return List.of(message);
        }
        List<String> parts = ANOTHER.splitAsStream(message)
                .flatMap(piece -> questions(piece).stream())
                .toList();
        boolean plain = parts.size() > 1
                && parts.size() <= MOST
                && parts.stream().allMatch(part -> WORD.matcher(part).results().count() >= LEAST_WORDS);
        return plain ? parts : List.of(message);
    }

    /** By their marks; what stands behind the last belongs to it, and without a mark it is one. */
    private static List<String> questions(String piece) {
        List<String> parts = new ArrayList<>();
        int end = 0;
        for (var found : QUESTION.matcher(piece).results().toList()) {
            parts.add(found.group().strip());
            end = found.end();
        }
        String rest = piece.substring(end).strip();
        if (parts.isEmpty()) {
            return List.of(rest);
        }
        if (!rest.isEmpty()) {
            parts.set(parts.size() - 1, parts.get(parts.size() - 1) + " " + rest);
        }
        return parts;
    }
}
