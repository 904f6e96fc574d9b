package org.opora.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.sla.ClockKind;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/**
 * A row of the queue.
 *
 * @param assignee whom it is meant for while it waits; anybody may claim it
 * @param draft whether an answer waits for approval
 * @param lastSeq how far its conversation has come
 */
public record Item(
        HandoffId id,
        ConversationId conversationId,
        StudentName student,
        @Nullable String course,
        @Nullable String courseTitle,
        Reason reason,
        QuestionClass questionClass,
        Handoff.Priority priority,
        Handoff.Mood mood,
        Handoff.State state,
        int version,
        String team,
        @Nullable Person curator,
        @Nullable Person assignee,
        Instant createdAt,
        Instant dueAt,
        boolean breached,
        @Nullable Instant repliedAt,
        ClockView clock,
        boolean studentWaits,
        boolean draft,
        @Nullable Double confidence,
        @Nullable Integer hintLevel,
        @Nullable Snooze snooze,
        long lastSeq,
        String preview) {
    public record StudentName(StudentId id, String name) {}

    /** A member of staff. */
    public record Person(StaffId id, String name) {
        public static @Nullable Person of(@Nullable StaffId id, @Nullable String name) {
            return id == null ? null : new Person(id, name == null ? "" : name);
        }
    }

    /** @param until null = until the student answers */
    public record Snooze(@Nullable Instant until) {}

    /**
     * The clock that matters now.
     *
     * @param opensAt outside the team's hours: when it is counted again
     */
    public record ClockView(
            ClockKind kind,
            State state,
            Instant startedAt,
            Instant dueAt,
            @Nullable PausedFor pausedFor,
            @Nullable Instant opensAt) {
        public enum State {
            RUNNING,
            PAUSED,
            MET
        }

        public enum PausedFor {
            STUDENT,
            HOURS,
            SNOOZE
        }
    }
}
