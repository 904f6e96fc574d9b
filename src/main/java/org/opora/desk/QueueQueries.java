package org.opora.desk;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.State;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of the queue as lists show it. */
final class QueueQueries {
    /** What is wanted of the queue; null = any. */
    record Wanted(
            @Nullable State state,
            @Nullable String team,
            @Nullable StaffId curator,
            @Nullable StaffId assignee,
            boolean unassigned,
            @Nullable QuestionClass questionClass,
            @Nullable Reason reason,
            @Nullable CourseId course) {}

    private static final String ROW = """
            select h.id, h.conversation_id, h.student_id, h.course_id, h.state, h.version, h.team, h.curator_id, h.curator_name,
              h.assignee_id, h.assignee_name, h.reason, h.question_class, h.priority, h.mood, h.effort, h.preview,
              h.draft is not null as has_draft, h.confidence, h.hint_level, h.created_at, h.due_at, h.clock, h.clock_started_at,
              h.student_waits, h.snoozed, h.snoozed_until, h.replied_at, h.resolved_at, h.breached_at, c.last_seq
            from handoff h join conversation_seq c on c.school_id = h.school_id and c.id = h.conversation_id
            where h.school_id = :school
            """;

    private QueueQueries() {}

    /** Most urgent first: risk, then due time, then priority. */
    static List<Queued> list(Handle handle, SchoolId school, Wanted wanted, Page.Request page) {
        return handle.createQuery(ROW + """
                          and (:state::text is null or h.state = :state) and (:team::text is null or h.team = :team)
                          and (:curator::uuid is null or h.curator_id = :curator)
                          and (:assignee::uuid is null or h.assignee_id = :assignee)
                          and (not :unassigned or h.assignee_id is null and h.curator_id is null)
                          and (:questionClass::text is null or h.question_class = :questionClass)
                          and (:reason::text is null or h.reason = :reason)
                          and (:course::uuid is null or h.course_id = :course)
                        order by (h.reason = 'risk') desc, h.due_at,
                          array_position(array['urgent', 'high', 'normal', 'low'], h.priority), h.id
                        offset :offset limit :limit""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(wanted))
                .bind("offset", page.offset())
                .bind("limit", page.limit() + 1)
                .mapTo(Queued.class)
                .list();
    }

    static Optional<Queued> find(Handle handle, SchoolId school, HandoffId id) {
        return handle.createQuery(ROW + "and h.id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Queued.class)
                .findOne();
    }
}
