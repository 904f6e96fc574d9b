package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Conversation.Waiting;
import org.opora.identity.student.StudentId;

/** A conversation over HTTP; lists have a {@code preview} instead of messages. */
public record ConversationView(
        ConversationId id,
        State state,
        OwnerView owner,
        int version,
        @Nullable String team,
        @Nullable String course,
        @Nullable Waiting waiting,
        boolean canCancel,
        int unread,
        Instant createdAt,
        long lastSeq,
        @Nullable Instant expectedReplyBy,
        @Nullable StudentId studentId,
        @Nullable JsonNode rating,
        @Nullable List<MessageView> messages,
        @Nullable String preview) {
    /** Who owns it; a queue has its team's title as the name. */
    public record OwnerView(
            Owner kind, @Nullable String name, @Nullable String role) {
        static OwnerView of(Conversation c) {
            return new OwnerView(c.ownerKind(), c.ownerName(), c.ownerRole());
        }
    }

    /** The data of a {@code conversation} event. */
    record Change(
            long seq,
            ConversationId id,
            State state,
            OwnerView owner,
            int version,
            @Nullable String team,
            @Nullable Waiting waiting,
            boolean canCancel,
            @Nullable Instant expectedReplyBy,
            Instant at) {
        static Change of(Conversation c, long seq, Instant at) {
            return new Change(
                    seq,
                    c.id(),
                    c.state(),
                    OwnerView.of(c),
                    c.version(),
                    c.team(),
                    c.waiting(),
                    c.canCancel(),
                    c.expectedReplyBy(),
                    at);
        }
    }
}
