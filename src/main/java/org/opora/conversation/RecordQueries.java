package org.opora.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;

/** SQL of what is told to a student, and of what goes: with the student, or with time. */
final class RecordQueries {
    private RecordQueries() {}

    /** Oldest first. */
    static List<Conversation> allOf(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery(
                        "select * from conversation where school_id = :school and student_id = :student order by id")
                .bind("school", school)
                .bind("student", student)
                .mapTo(Conversation.class)
                .list();
    }

    static List<ConversationId> lockAllOf(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery(
                        "select id from conversation where school_id = :school and student_id = :student order by id for update")
                .bind("school", school)
                .bind("student", student)
                .mapTo(ConversationId.class)
                .list();
    }

    /** Erases some in which nothing has happened since; whatever is being written in one just now keeps it. */
    static List<ConversationId> eraseOver(Handle handle, SchoolId school, Instant before, int most) {
        return handle.createQuery("""
                        with over as materialized (
                          select c.id from conversation c
                          left join lateral (select m.created_at from message m where m.school_id = c.school_id
                                               and m.conversation_id = c.id order by m.seq desc limit 1) said on true
                          where c.school_id = :school and c.created_at < :before and c.owner_kind in ('assistant', 'none')
                            and greatest(c.created_at, c.closed_at, said.created_at) < :before
                            and not exists (select from message o where o.school_id = c.school_id and o.conversation_id = c.id and o.open)
                          order by c.id limit :most for update of c skip locked)
                        delete from conversation c using over where c.school_id = :school and c.id = over.id returning c.id""")
                .bind("school", school)
                .bind("before", before)
                .bind("most", most)
                .mapTo(ConversationId.class)
                .list();
    }
}
