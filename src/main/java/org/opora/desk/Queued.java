package org.opora.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.sla.ClockKind;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** A handoff as a list needs it, without draft and packet, which are large. */
public record Queued(
        HandoffId id,
        ConversationId conversationId,
        StudentId studentId,
        @Nullable CourseId courseId,
        Handoff.State state,
        int version,
        String team,
        @Nullable StaffId curatorId,
        @Nullable String curatorName,
        @Nullable StaffId assigneeId,
        @Nullable String assigneeName,
        Reason reason,
        QuestionClass questionClass,
        Handoff.Priority priority,
        Handoff.Mood mood,
        double effort,
        String preview,
        boolean hasDraft,
        @Nullable Double confidence,
        @Nullable Integer hintLevel,
        Instant createdAt,
        Instant dueAt,
        ClockKind clock,
        Instant clockStartedAt,
        boolean studentWaits,
        boolean snoozed,
        @Nullable Instant snoozedUntil,
        @Nullable Instant repliedAt,
        @Nullable Instant resolvedAt,
        @Nullable Instant breachedAt,
        long lastSeq) {

    /** Whether a promise to the student is, or was, broken. */
    boolean breached(Instant now) {
        return breachedAt != null || (studentWaits && state != Handoff.State.RESOLVED && dueAt.isBefore(now));
    }
}
