package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.sla.ClockKind;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/**
 * A conversation that waits for a person, or has one. {@code version} grows with state, curator, team and draft.
 *
 * @param assigneeId whom it is meant for while it waits; anybody may claim it
 * @param effort what it is likely to cost, 1 = a plain organisational question
 * @param clock the promise that {@code dueAt} belongs to; {@code RESOLUTION} while nobody waits for a reply
 * @param studentWaits the student has written, and no person has replied since
 * @param snoozedUntil while snoozed: null = until the student answers
 */
public record Handoff(
        HandoffId id,
        ConversationId conversationId,
        StudentId studentId,
        @Nullable CourseId courseId,
        State state,
        int version,
        String team,
        @Nullable StaffId curatorId,
        @Nullable String curatorName,
        @Nullable StaffId assigneeId,
        @Nullable String assigneeName,
        @Nullable Instant assignedAt,
        Reason reason,
        QuestionClass questionClass,
        Priority priority,
        Mood mood,
        double effort,
        String preview,
        @Nullable String comment,
        @Nullable JsonNode draft,
        @Nullable JsonNode packet,
        @Nullable String verdict,
        @Nullable String outcome,
        Instant createdAt,
        Instant dueAt,
        ClockKind clock,
        boolean studentWaits,
        boolean snoozed,
        @Nullable Instant snoozedUntil,
        @Nullable Instant claimedAt,
        @Nullable Instant repliedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant breachedAt) {

    /** Whether it is claimed by somebody else than this member of staff. */
    public boolean isOfAnother(StaffId member) {
        return state == State.CLAIMED && !member.equals(curatorId);
    }

    public enum State {
        WAITING,
        CLAIMED,
        RESOLVED
    }

    public enum Priority {
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

    public enum Mood {
        CALM,
        TENSE,
        UPSET
    }

    /** What a curator finds when a handoff has ended. */
    public enum Verdict {
        ASSISTANT_RIGHT,
        ASSISTANT_WRONG,
        NEEDS_ARTICLE
    }
}
