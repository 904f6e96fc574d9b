package org.opora.conversation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * What other replicas should hear although it is not kept: gathered, so that a busy hour costs a few signals a second and
 * not some for every answer. Of one conversation only the newest is told, and only once it has waited for a whole round:
 * a quick answer overtakes its stages, as all that is kept overtakes what passes.
 */
final class Passing {
    /** How its payloads begin. */
    static final String MARK = "p:";
    /** PostgreSQL takes payloads under 8,000 bytes. */
    private static final int LONGEST_SIGNAL = 7_900;

    private final String replica = UUID.randomUUID().toString();
    private final Map<ConversationId, String> due = new LinkedHashMap<>();
    private final Map<ConversationId, String> fresh = new LinkedHashMap<>();

    /** Too long a piece is left out: losing it is harmless. */
    synchronized void add(ConversationId conversation, String event, String json) {
        String line = conversation.value() + ":" + event + ":" + json;
        if (length(line) < LONGEST_SIGNAL / 2) {
            (due.containsKey(conversation) ? due : fresh).put(conversation, line);
        }
    }

    synchronized void drop(ConversationId conversation) {
        due.remove(conversation);
        fresh.remove(conversation);
    }

    /** Ends a round. @return its payload, empty when there is nothing to tell */
    synchronized String take() {
        List<String> lines = new ArrayList<>();
        int length = MARK.length() + replica.length();
        for (Iterator<String> next = due.values().iterator(); next.hasNext(); ) {
            String line = next.next();
            length += 1 + length(line);
            if (length > LONGEST_SIGNAL) {
                break;
            }
            lines.add(line);
            next.remove();
        }
        due.putAll(fresh);
        fresh.clear();
        return lines.isEmpty() ? "" : MARK + replica + "\n" + String.join("\n", lines);
    }

    /** Gives (conversation, the rest) for each piece of a payload that another replica sent. */
    void hear(String payload, BiConsumer<String, String> piece) {
        String[] lines = payload.substring(MARK.length()).split("\n", -1);
        if (lines[0].equals(replica)) {
            return;
        }
        for (int i = 1; i < lines.length; i++) {
            int end = lines[i].indexOf(':');
            piece.accept(lines[i].substring(0, end), lines[i].substring(end + 1));
        }
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
