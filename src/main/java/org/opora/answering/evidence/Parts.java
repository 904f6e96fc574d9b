package org.opora.answering.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The questions of one message. What stands before a question belongs to it. */
final class Parts {
    private static final Pattern QUESTION = Pattern.compile("[^?]*\\?+[)\\s]*");
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
        List<String> parts = new ArrayList<>();
        int end = 0;
        for (var found : QUESTION.matcher(message).results().toList()) {
            parts.add(found.group().strip());
            end = found.end();
        }
        String rest = message.substring(end).strip();
        if (!rest.isEmpty() && !parts.isEmpty()) {
            parts.set(parts.size() - 1, parts.get(parts.size() - 1) + " " + rest);
        }
        boolean plain = parts.size() > 1
                && parts.size() <= MOST
                && parts.stream().allMatch(part -> WORD.matcher(part).results().count() >= LEAST_WORDS);
        return plain ? parts : List.of(message);
    }
}
