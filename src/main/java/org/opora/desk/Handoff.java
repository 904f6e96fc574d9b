package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** A conversation that waits for a person, or has one. {@code version} grows with state, curator, team and draft. */
record Handoff(
        HandoffId id,
        ConversationId conversationId,
        StudentId studentId,
        @Nullable CourseId courseId,
        State state,
        int version,
        String team,
        @Nullable StaffId curatorId,
        @Nullable String curatorName,
        Reason reason,
        QuestionClass questionClass,
        Priority priority,
        Mood mood,
        String preview,
        @Nullable String comment,
        @Nullable JsonNode draft,
        @Nullable JsonNode packet,
        @Nullable String verdict,
        @Nullable String outcome,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant claimedAt,
        @Nullable Instant repliedAt,
        @Nullable Instant resolvedAt) {
    /** Whether the first reply is, or was, later than promised. */
    boolean breached(Instant now) {
        Instant until = repliedAt == null ? resolvedAt : repliedAt;
        return dueAt.isBefore(until == null ? now : until);
    }

    enum State {
        WAITING,
        CLAIMED,
        RESOLVED
    }

    enum Priority {
        LOW,
        NORMAL,
        HIGH,
        URGENT;

        static Priority of(Reason reason) {
            return switch (reason) {
                case RISK -> URGENT;
                case EMOTIONAL, COMPLAINT -> HIGH;
                default -> NORMAL;
            };
        }
    }

    enum Mood {
        CALM,
        TENSE,
        UPSET
    }

    /** What a curator finds when a handoff has ended. */
    enum Verdict {
        ASSISTANT_RIGHT,
        ASSISTANT_WRONG,
        NEEDS_ARTICLE
    }
}
