package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.Conversations.MessageAdded;
import org.opora.conversation.Messages.Kept;
import org.opora.identity.SchoolId;
import org.opora.shared.Json;
import org.opora.shared.Problem;

/**
 * The event log of conversations: what is stored here is numbered under the conversation's row lock, told to the streams
 * with the transaction, and never changed.
 */
@ApplicationScoped
class Journal {
    private final Streams streams;
    private final Event<MessageAdded> added;
    private final Clock clock;

    Journal(Streams streams, Event<MessageAdded> added, Clock clock) {
        this.streams = streams;
        this.added = added;
        this.clock = clock;
    }

    /** @throws Problem 404 when the school has no such conversation */
    Conversation lock(Handle handle, SchoolId school, ConversationId id) {
        return ConversationQueries.lock(handle, school, id).orElseThrow(() -> Problem.notFound("conversation"));
    }

    /** Keeps a message under the next number. */
    Message store(Handle handle, SchoolId school, MessageBuilder words) {
        return keep(handle, school, words).message();
    }

    /** The same, and of an outcome what waits behind its question. */
    Kept keep(Handle handle, SchoolId school, MessageBuilder words) {
        Kept kept = JournalQueries.append(
                handle, school, words.build(clock.instant()), streams.announcement(words.conversation()));
        Message message = kept.message();
        added.fire(new MessageAdded(school, message.conversationId(), message.id(), message.authorKind()));
        return kept;
    }

    /** Keeps a conversation after a change of owner or state. */
    Conversation change(Handle handle, SchoolId school, Conversation changed) {
        ConversationQueries.save(handle, school, changed);
        long seq = JournalQueries.nextSeq(handle, school, changed.id());
        Instant now = clock.instant();
        JsonNode data = Json.tree(ConversationView.Change.of(changed, seq, now));
        JournalQueries.insertChange(handle, school, changed.id(), seq, data, now);
        streams.announce(handle, changed.id());
        return changed;
    }
}
