package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** A student's thread with its owner. {@code version} grows only when owner or state changes. */
public record Conversation(
        ConversationId id,
        StudentId studentId,
        @Nullable CourseId courseId,
        @Nullable LessonId lessonId,
        @Nullable AssignmentId assignmentId,
        State state,
        Owner ownerKind,
        @Nullable StaffId ownerStaffId,
        @Nullable String ownerName,
        @Nullable String ownerRole,
        @Nullable StaffId lastCuratorId,
        @Nullable String team,
        int version,
        long lastSeq,
        long readSeq,
        @Nullable Waiting waiting,
        @Nullable String waitingReason,
        @Nullable Instant expectedReplyBy,
        @Nullable String pageUrl,
        @Nullable JsonNode rating,
        Instant createdAt,
        @Nullable Instant closedAt) {
    public enum State {
        OPEN,
        CLOSED
    }

    public enum Owner {
        ASSISTANT,
        QUEUE,
        CURATOR,
        NONE
    }

    /** What the student waits for: a person's reply, or approval of a ready answer. */
    public enum Waiting {
        REPLY,
        DRAFT
    }

    /** A call for a person may be taken back while nobody has claimed it. */
    public boolean canCancel() {
        return ownerKind == Owner.QUEUE && "student-request".equals(waitingReason);
    }
}
