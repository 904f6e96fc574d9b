package org.opora.desk.packet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Ladder;
import org.opora.conversation.ConversationId;
import org.opora.conversation.ConversationView;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.Clocks;
import org.opora.desk.Handoff;
import org.opora.desk.HandoffId;
import org.opora.desk.History;
import org.opora.desk.Item.ClockView;
import org.opora.desk.Item.Person;
import org.opora.desk.Item.Snooze;
import org.opora.desk.Reminder;
import org.opora.desk.aside.Asides;
import org.opora.identity.student.StudentId;

/**
 * All that a curator needs to understand a conversation in ten seconds.
 *
 * @param opening what one curator would say to another: who asks what, what was tried, why it stopped
 * @param summary the opening, then {@code telling} line by line
 * @param telling up to three sentences of the student that say most beside the opening
 * @param moodTrend over the student's messages: {@code better}, {@code same} or {@code worse}
 * @param suggestions texts of {@code replies}
 * @param macro what the variables of macros are filled with
 * @param others other conversations of the student, newest first
 */
public record Packet(
        HandoffId id,
        Handoff.State state,
        int version,
        String team,
        @Nullable Person curator,
        @Nullable Person assignee,
        Reason reason,
        String reasonText,
        QuestionClass questionClass,
        Handoff.Priority priority,
        Handoff.Mood mood,
        List<Felt> moods,
        String moodTrend,
        Instant createdAt,
        Instant dueAt,
        boolean breached,
        @Nullable Instant repliedAt,
        ClockView clock,
        List<Clocks.Clocked> clocks,
        boolean studentWaits,
        String opening,
        String summary,
        List<String> telling,
        @Nullable String comment,
        ConversationView conversation,
        StudentView student,
        @Nullable Named course,
        @Nullable Named lesson,
        @Nullable Named assignment,
        @Nullable AssignmentFacts assignmentFacts,
        @Nullable Integer hintLevel,
        @Nullable HintFacts hints,
        JsonNode evidence,
        JsonNode signals,
        JsonNode checks,
        @Nullable Double confidence,
        @Nullable JsonNode draft,
        List<String> suggestions,
        List<Reply> replies,
        List<Past> history,
        List<Event> events,
        List<Reminder> reminders,
        List<Asides.Asked> consultations,
        @Nullable Snooze snooze,
        List<Other> others,
        Map<String, String> macro,
        @Nullable String verdict) {
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

    /** The mood in a message of the student. */
    record Felt(long seq, String mood) {}

    /** Homework the question is about; {@code attempts} and the last one as the LMS reported them. */
    record AssignmentFacts(
            String externalId,
            String title,
            String text,
            @Nullable Instant dueAt,
            int attempts,
            @Nullable Instant lastAt,
            @Nullable Double lastScore,
            @Nullable String lessonTitle,
            @Nullable String url) {}

    /** Where the student stands on the ladder, and how they came there, newest first. */
    record HintFacts(int level, int max, int attempts, Ladder.@Nullable Unlocks unlocks, List<Rise> rises) {}

    record Rise(
            int part,
            int level,
            Instant at,
            String why,
            @Nullable String by) {}

    /** A first reply to start from. */
    record Reply(
            Kind kind,
            @Nullable String title,
            String text,
            @Nullable JsonNode citations,
            @Nullable HandoffId handoffId) {
        enum Kind {
            DRAFT,
            RESOLVED,
            ARTICLE
        }
    }

    /** An earlier handoff of the same student, and how it ended; {@code minutes} to the first reply. */
    record Past(
            HandoffId id,
            ConversationId conversationId,
            Reason reason,
            QuestionClass questionClass,
            Instant createdAt,
            @Nullable String outcome,
            @Nullable String verdict,
            @Nullable String curator,
            @Nullable Long minutes,
            String preview) {}

    record Event(Instant at, History.Kind kind, @Nullable Person by, JsonNode data) {}

    /** @param handoffId of the handoff that is open in it */
    record Other(
            ConversationId conversationId,
            @Nullable HandoffId handoffId,
            String state,
            String preview,
            Instant createdAt) {}
}
