package org.opora.answering;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Confidence;
import org.opora.conversation.Access;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Json;

/** Why an answer came out as it did: the stored record, the question it belongs to, and what the confidence is made of. */
@ApplicationScoped
class Explaining {
    /** @param kind {@code hint} is a press on "a bigger hint" */
    record Asked(
            MessageId id,
            ConversationId conversationId,
            Message.Kind kind,
            String text,
            Instant createdAt,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment) {}

    private static final TypeReference<Map<String, Double>> SIGNALS = new TypeReference<>() {};
    /** The record keeps fewer digits. */
    private static final double ROUNDED = 0.01;

    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Access access;
    private final Courses courses;
    private final Confidence confidence;

    Explaining(Tenancy tenancy, Conversations conversations, Access access, Courses courses, Confidence confidence) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.access = access;
        this.courses = courses;
        this.confidence = confidence;
    }

    /** Of any message of the exchange. That staff read the question is told, as when they open the conversation. */
    Optional<JsonNode> of(SchoolId school, MessageId message) {
        return tenancy.in(school, handle -> DecisionQueries.explained(handle, school, message))
                .map(found -> explained(school, found));
    }

    private JsonNode explained(SchoolId school, DecisionQueries.Explained found) {
        Message question = conversations.message(school, found.questionId());
        Conversation conversation = access.read(question.conversationId());
        ObjectNode whole = found.record().deepCopy();
        whole.set("question", Json.tree(asked(school, question, conversation)));
        List<Confidence.Part> parts = parts(found.record());
        if (!parts.isEmpty()) {
            whole.set("confidenceParts", Json.tree(parts));
        }
        JsonNode hint = found.hint();
        if (hint != null) {
            whole.set("hint", hint);
        }
        return whole;
    }

    /**
     * Of the coefficients that decided; with others since then nothing can be said of the parts, nor where they are not the
     * whole: of a follow-up, which is half as sure as the question before makes it look, and of what is capped.
     */
    private List<Confidence.Part> parts(JsonNode record) {
        boolean same = Objects.equals(record.at("/decidedBy/coefficients").asText(), confidence.version());
        Map<String, Double> signals = Json.read(record.path("signals"), SIGNALS);
        List<Confidence.Part> parts = same && signals != null ? confidence.parts(signals) : List.of();
        double logit = parts.stream().mapToDouble(Confidence.Part::contribution).sum();
        double sum = 1 / (1 + Math.exp(-logit));
        return Math.abs(sum - record.path("confidence").asDouble()) < ROUNDED ? parts : List.of();
    }

    private Asked asked(SchoolId school, Message question, Conversation c) {
        Courses.Place place = courses.place(school, c.courseId(), question.lessonId(), question.assignmentId());
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        return new Asked(
                question.id(),
                question.conversationId(),
                question.kind(),
                question.text(),
                question.createdAt(),
                course == null ? null : course.externalId(),
                lesson == null ? null : lesson.externalId(),
                assignment == null ? null : assignment.externalId());
    }
}
