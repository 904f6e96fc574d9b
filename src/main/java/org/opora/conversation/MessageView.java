package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Grounds.Ground;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.attachment.AttachmentView;

/** A message over HTTP; {@code visibility}, {@code confidence} and {@code checks} are shown to staff only. */
public record MessageView(
        MessageId id,
        long seq,
        AuthorView author,
        Kind kind,
        String text,
        @Nullable Lane lane,
        @Nullable String reason,
        @Nullable JsonNode citations,
        @Nullable Mode mode,
        @Nullable JsonNode hint,
        List<AttachmentView> attachments,
        @Nullable JsonNode rating,
        Instant createdAt,
        @Nullable MessageId replyTo,
        @Nullable Visibility visibility,
        @Nullable Double confidence,
        @Nullable JsonNode checks) {
    public record AuthorView(Author kind, @Nullable String name) {}

    static MessageView of(Message m, List<AttachmentView> attachments, boolean staff, @Nullable Ground ground) {
        return new MessageView(
                m.id(),
                m.seq(),
                new AuthorView(m.authorKind(), m.authorName()),
                m.kind(),
                m.text(),
                m.lane(),
                m.reason(),
                m.citations(),
                m.mode(),
                m.hint(),
                attachments,
                m.rating(),
                m.createdAt(),
                m.replyTo(),
                staff ? m.visibility() : null,
                ground == null ? null : ground.confidence(),
                ground == null ? null : ground.checks());
    }
}
