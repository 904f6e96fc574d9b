package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.JournalQueries.Change;
import org.opora.conversation.JournalQueries.Stretch;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** What a student said and was told. It goes with the student's row; whoever follows it live is cut off. */
@ApplicationScoped
class ConversationRecords implements StudentRecords {
    record Told(
            ConversationId id,
            Conversation.State state,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String pageUrl,
            @Nullable JsonNode rating,
            long readSeq,
            Instant createdAt,
            @Nullable Instant closedAt,
            List<Said> messages,
            List<JsonNode> changes) {}

    record Said(
            MessageId id,
            long seq,
            Message.Author author,
            @Nullable String name,
            Message.Kind kind,
            String text,
            @Nullable Lane lane,
            @Nullable String reason,
            @Nullable JsonNode citations,
            @Nullable JsonNode hint,
            @Nullable MessageId replyTo,
            @Nullable JsonNode attachments,
            @Nullable JsonNode rating,
            Instant createdAt) {
        static Said of(Message m) {
            return new Said(
                    m.id(),
                    m.seq(),
                    m.authorKind(),
                    m.authorName(),
                    m.kind(),
                    m.text(),
                    m.lane(),
                    m.reason(),
                    m.citations(),
                    m.hint(),
                    m.replyTo(),
                    m.attachments(),
                    m.rating(),
                    m.createdAt());
        }
    }

    private static final Stretch EVER = new Stretch(0, Long.MAX_VALUE);

    private final Courses courses;
    private final Streams streams;

    ConversationRecords(Courses courses, Streams streams) {
        this.courses = courses;
        this.streams = streams;
    }

    @Override
    public Set<String> told() {
        return Set.of("conversation", "message", "conversation_event");
    }

    @Override
    public Map<String, String> untold() {
        return Map.of("article_citation", "counts what messages cite, which they tell");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "conversations",
                RecordQueries.allOf(handle, school, student).stream()
                        .map(c -> told(handle, school, c))
                        .toList());
    }

    private Told told(Handle handle, SchoolId school, Conversation c) {
        Place place = courses.place(school, c.courseId(), c.lessonId(), c.assignmentId());
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        return new Told(
                c.id(),
                c.state(),
                course == null ? null : course.externalId(),
                lesson == null ? null : lesson.externalId(),
                assignment == null ? null : assignment.externalId(),
                c.pageUrl(),
                c.rating(),
                c.readSeq(),
                c.createdAt(),
                c.closedAt(),
                ConversationQueries.messages(handle, school, c.id(), null, false, Integer.MAX_VALUE).stream()
                        .map(Said::of)
                        .toList(),
                JournalQueries.changesIn(handle, school, c.id(), EVER, Integer.MAX_VALUE).stream()
                        .map(Change::data)
                        .toList());
    }

    /** Locked first, as everybody does who writes in one: what is on its way is stored before, and goes too, or is refused after. */
    @Override
    public void erase(Handle handle, SchoolId school, StudentId student) {
        RecordQueries.lockAllOf(handle, school, student).forEach(id -> streams.announce(handle, id));
    }
}
