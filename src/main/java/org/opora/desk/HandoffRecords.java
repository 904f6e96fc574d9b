package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** When a student was handed to people, why, and how promises were kept. It goes with the student's row, and from every desk at once. */
@ApplicationScoped
class HandoffRecords implements StudentRecords {
    record Told(
            HandoffId id,
            ConversationId conversationId,
            Reason reason,
            QuestionClass questionClass,
            Handoff.Priority priority,
            Handoff.Mood mood,
            Handoff.State state,
            String team,
            @Nullable String curatorName,
            @Nullable String comment,
            Instant createdAt,
            Instant dueAt,
            @Nullable Instant claimedAt,
            @Nullable Instant repliedAt,
            @Nullable Instant resolvedAt,
            @Nullable Instant breachedAt) {}

    record Promised(
            HandoffId handoffId,
            String kind,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Instant breachedAt) {}

    private final Event<HandoffErased> erased;

    HandoffRecords(Event<HandoffErased> erased) {
        this.erased = erased;
    }

    @Override
    public Set<String> told() {
        return Set.of("handoff", "promise");
    }

    @Override
    public Map<String, String> untold() {
        return Map.of(
                "handoff_event", "what staff did among themselves; when, handoffs tell",
                "consultation", "what staff asked other staff",
                "reminder", "what staff wanted to be reminded of",
                "draft_decision", "words that staff changed or did not send",
                "resolved_question", "a copy without personal data",
                "message_search", "the words of messages, for search");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "handoffs",
                all(handle, school, student),
                "promises",
                handle.createQuery("""
                                select p.handoff_id, p.kind, p.started_at, p.due_at, p.met_at, p.breached_at from promise p
                                join handoff h on h.school_id = p.school_id and h.id = p.handoff_id
                                where p.school_id = :school and h.student_id = :student order by p.started_at""")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(Promised.class)
                        .list());
    }

    private static List<Told> all(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery(
                        "select * from handoff where school_id = :school and student_id = :student order by id")
                .bind("school", school)
                .bind("student", student)
                .mapTo(Told.class)
                .list();
    }

    @Override
    public void erase(Handle handle, SchoolId school, StudentId student) {
        all(handle, school, student)
                .forEach(one -> erased.fire(new HandoffErased(school, one.id(), one.conversationId())));
    }
}
