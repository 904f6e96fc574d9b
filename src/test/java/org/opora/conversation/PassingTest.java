package org.opora.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.shared.Id;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PassingTest {
    private final Passing here = new Passing();
    private final Passing there = new Passing();
    private final ConversationId conversation = new ConversationId(Id.next());

    @Test
    void another_replica_hears_the_newest_of_each_conversation() {
        here.add(conversation, "stage", "{\"stage\":\"reading\"}");
        here.add(conversation, "stage", "{\"stage\":\"searching\"}");
        here.take();

        assertEquals(List.of(conversation.value() + " stage:{\"stage\":\"searching\"}"), heard(there, here.take()));
        assertEquals("", here.take());
    }

    @Test
    void nothing_is_told_before_it_has_waited_a_round() {
        here.add(conversation, "stage", "{}");

        assertEquals("", here.take());
        assertNotEquals("", here.take());
    }

    @Test
    void what_comes_again_and_again_is_told_once_a_round() {
        here.add(conversation, "stage", "1");
        here.take();
        here.add(conversation, "stage", "2");

        assertEquals(List.of(conversation.value() + " stage:2"), heard(there, here.take()));
    }

    @Test
    void a_replica_does_not_hear_itself() {
        here.add(conversation, "stage", "{}");
        here.take();

        assertEquals(List.of(), heard(here, here.take()));
    }

    @Test
    void what_is_kept_overtakes_what_passes() {
        here.add(conversation, "stage", "{}");
        here.take();
        here.add(conversation, "stage", "{}");

        here.drop(conversation);

        assertEquals("", here.take());
        assertEquals("", here.take());
    }

    @Test
    void no_payload_is_longer_than_postgresql_takes_and_nothing_short_is_lost() {
        IntStream.range(0, 300).forEach(n -> here.add(new ConversationId(Id.next()), "stage", "\"ответ\""));
        here.add(conversation, "stage", "\"" + "о".repeat(8_000) + "\"");

        here.take();
        List<String> heard = new ArrayList<>();
        for (String payload = here.take(); !payload.isEmpty(); payload = here.take()) {
            assertTrue(payload.getBytes(StandardCharsets.UTF_8).length < 8_000);
            heard.addAll(heard(there, payload));
        }

        assertEquals(300, heard.size());
    }

    private static List<String> heard(Passing replica, String payload) {
        List<String> pieces = new ArrayList<>();
        replica.hear(payload, (conversation, rest) -> pieces.add(conversation + " " + rest));
        return pieces;
    }
}
