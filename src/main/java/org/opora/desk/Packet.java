package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationView;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/** All that a curator needs to understand a conversation in ten seconds. */
record Packet(
        HandoffId id,
        Handoff.State state,
        int version,
        String team,
        @Nullable Curator curator,
        Reason reason,
        String reasonText,
        QuestionClass questionClass,
        Handoff.Priority priority,
        Handoff.Mood mood,
        Instant createdAt,
        Instant dueAt,
        boolean breached,
        @Nullable Instant repliedAt,
        String summary,
        @Nullable String comment,
        ConversationView conversation,
        StudentView student,
        @Nullable Named course,
        @Nullable Named lesson,
        @Nullable Named assignment,
        @Nullable Integer hintLevel,
        JsonNode evidence,
        JsonNode signals,
        @Nullable Double confidence,
        @Nullable JsonNode draft,
        List<String> suggestions,
        List<Past> history,
        @Nullable String verdict) {
    record Curator(@Nullable StaffId id, @Nullable String name) {}

    record Named(String externalId, String title) {}

    record StudentView(
            StudentId id,
            String externalId,
            String name,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String tone,
            @Nullable Double progress,
            Map<String, Double> riskParts) {}

    /** An earlier handoff of the same student, and how it ended. */
    record Past(
            HandoffId id,
            Reason reason,
            QuestionClass questionClass,
            Instant createdAt,
            @Nullable String outcome,
            String preview) {
        static Past of(Handoff handoff) {
            return new Past(
                    handoff.id(),
                    handoff.reason(),
                    handoff.questionClass(),
                    handoff.createdAt(),
                    handoff.outcome(),
                    handoff.preview());
        }
    }

    /** A row of the queue. */
    record Item(
            HandoffId id,
            Object conversationId,
            StudentName student,
            @Nullable String course,
            Reason reason,
            QuestionClass questionClass,
            Handoff.Priority priority,
            Handoff.Mood mood,
            Handoff.State state,
            int version,
            String team,
            @Nullable Curator curator,
            Instant createdAt,
            Instant dueAt,
            boolean breached,
            @Nullable Instant repliedAt,
            String preview) {}

    record StudentName(StudentId id, String name) {}
}
