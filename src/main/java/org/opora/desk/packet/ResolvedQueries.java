package org.opora.desk.packet;

import com.pgvector.PGhalfvec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.HandoffId;
import org.opora.desk.packet.Resolved.Near;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Database;

/** SQL of resolved questions. */
final class ResolvedQueries {
    /** A handoff as far as its exchange needs it. */
    record Ending(
            HandoffId id,
            ConversationId conversationId,
            StudentId studentId,
            @Nullable CourseId courseId,
            QuestionClass questionClass,
            @Nullable String curatorName,
            @Nullable Verdict verdict,
            Instant createdAt,
            @Nullable Instant claimedAt,
            @Nullable Instant resolvedAt) {}

    /** More than are shown, since some may be of another thing. */
    private static final int LOOKED_AT = 20;

    private ResolvedQueries() {}

    static Optional<Ending> ending(Handle handle, SchoolId school, HandoffId handoff) {
        return handle.createQuery("""
                        select id, conversation_id, student_id, course_id, question_class, curator_name, verdict, created_at, claimed_at,
                               resolved_at
                        from handoff where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", handoff)
                .mapTo(Ending.class)
                .findOne();
    }

    static void insert(Handle handle, SchoolId school, Exchange exchange, Instant now) {
        handle.createUpdate("""
                        insert into resolved_question (school_id, handoff_id, course_id, question_class, question, reply, created_at)
                        values (:school, :handoffId, :courseId, :questionClass, :question, :reply, :now)
                        on conflict (school_id, handoff_id) do nothing""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(exchange))
                .bind("now", now)
                .execute();
    }

    static void embed(Handle handle, SchoolId school, HandoffId handoff, float[] vector, String model) {
        handle.createUpdate("""
                        update resolved_question set embedding = :vector, embedding_model = :model
                        where school_id = :school and handoff_id = :handoff""")
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .bind("model", model)
                .bind("school", school)
                .bind("handoff", handoff)
                .execute();
    }

    static List<Near> nearest(Handle handle, SchoolId school, HandoffId but, float[] vector, String model) {
        return handle.createQuery("""
                        select handoff_id, course_id, question_class, question, reply, -(embedding <#> :vector) as similarity
                        from resolved_question
                        where school_id = :school and handoff_id <> :but and embedding_model = :model
                        order by embedding <#> :vector limit :limit""")
                .bind("school", school)
                .bind("but", but)
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .bind("model", model)
                .bind("limit", LOOKED_AT)
                .mapTo(Near.class)
                .list();
    }
}
