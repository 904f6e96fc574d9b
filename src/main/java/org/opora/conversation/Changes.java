package org.opora.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Conversation.Waiting;
import org.opora.conversation.Ownership.Handover;
import org.opora.identity.staff.StaffId;

/** A conversation after each change of owner or state; the version grows by one. */
final class Changes {
    private Changes() {}

    static Conversation toAssistant(Conversation c) {
        return next(c, State.OPEN, Owner.ASSISTANT, null, null, null, c.lastCuratorId(), null, null, null, null, null);
    }

    static Conversation toQueue(Conversation c, Handover to, Waiting waiting, @Nullable String reason) {
        return next(
                c,
                State.OPEN,
                Owner.QUEUE,
                null,
                to.teamTitle(),
                null,
                c.lastCuratorId(),
                to.team(),
                waiting,
                reason,
                to.dueAt(),
                null);
    }

    static Conversation toCurator(Conversation c, StaffId curator, String name, String role) {
        Waiting waiting = c.waiting() == null ? null : Waiting.REPLY;
        return next(
                c,
                State.OPEN,
                Owner.CURATOR,
                curator,
                name,
                role,
                curator,
                c.team(),
                waiting,
                c.waitingReason(),
                c.expectedReplyBy(),
                null);
    }

    /** The curator has replied: the student waits no longer. Neither owner nor state changes, so the version stays. */
    static Conversation replied(Conversation c) {
        return c.ownerKind() == Owner.QUEUE ? c : waiting(c, null, null);
    }

    /** The student has written again and waits for the curator. */
    static Conversation promised(Conversation c, Instant dueAt) {
        return waiting(c, Waiting.REPLY, dueAt);
    }

    private static Conversation waiting(Conversation c, @Nullable Waiting waiting, @Nullable Instant dueAt) {
        return new Conversation(
                c.id(),
                c.studentId(),
                c.courseId(),
                c.lessonId(),
                c.assignmentId(),
                c.state(),
                c.ownerKind(),
                c.ownerStaffId(),
                c.ownerName(),
                c.ownerRole(),
                c.lastCuratorId(),
                c.team(),
                c.version(),
                c.lastSeq(),
                c.readSeq(),
                waiting,
                c.waitingReason(),
                dueAt,
                c.pageUrl(),
                c.rating(),
                c.createdAt(),
                c.closedAt());
    }

    static Conversation closed(Conversation c, Instant now) {
        return next(c, State.CLOSED, Owner.NONE, null, null, null, c.lastCuratorId(), c.team(), null, null, null, now);
    }

    private static Conversation next(
            Conversation c,
            State state,
            Owner owner,
            @Nullable StaffId staff,
            @Nullable String name,
            @Nullable String role,
            @Nullable StaffId lastCurator,
            @Nullable String team,
            @Nullable Waiting waiting,
            @Nullable String reason,
            @Nullable Instant dueAt,
            @Nullable Instant closedAt) {
        return new Conversation(
                c.id(),
                c.studentId(),
                c.courseId(),
                c.lessonId(),
                c.assignmentId(),
                state,
                owner,
                staff,
                name,
                role,
                lastCurator,
                team,
                c.version() + 1,
                c.lastSeq(),
                c.readSeq(),
                waiting,
                reason,
                dueAt,
                c.pageUrl(),
                c.rating(),
                c.createdAt(),
                closedAt);
    }
}
