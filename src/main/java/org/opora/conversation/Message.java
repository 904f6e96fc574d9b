package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.course.LessonId;

/**
 * Something said in a conversation.
 *
 * @param suggestion the article that a student chose for an answer
 * @param attachments what it shows of them, without addresses; null = none
 */
public record Message(
        MessageId id,
        ConversationId conversationId,
        long seq,
        Author authorKind,
        @Nullable UUID authorId,
        @Nullable String authorName,
        Kind kind,
        String text,
        @Nullable Lane lane,
        @Nullable String reason,
        @Nullable Mode mode,
        @Nullable JsonNode citations,
        @Nullable JsonNode hint,
        @Nullable MessageId replyTo,
        @Nullable UUID clientId,
        boolean open,
        @Nullable AssignmentId assignmentId,
        @Nullable LessonId lessonId,
        @Nullable UUID suggestion,
        @Nullable JsonNode attachments,
        Visibility visibility,
        @Nullable JsonNode rating,
        Instant createdAt) {
    public enum Author {
        STUDENT,
        ASSISTANT,
        CURATOR,
        SYSTEM
    }

    /** From a student {@code HINT} is a press on "a bigger hint", from the assistant a hint. */
    public enum Kind {
        TEXT,
        HINT,
        NOTICE,
        NUDGE
    }

    /** How the assistant's words came about. */
    public enum Mode {
        QUOTE,
        MODEL,
        FIXED
    }

    public enum Visibility {
        STUDENT,
        STAFF
    }
}
