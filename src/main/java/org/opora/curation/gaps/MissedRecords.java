package org.opora.curation.gaps;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** Copies of a student's questions that the base could not answer. They go with the conversation, and gaps count without them. */
@ApplicationScoped
class MissedRecords implements StudentRecords {
    @Override
    public Set<String> told() {
        return Set.of();
    }

    @Override
    public Map<String, String> untold() {
        return Map.of("missed_question", "a copy without personal data");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of();
    }

    /** A gap names its most typical question, and no foreign key holds it to that. */
    @Override
    public void erase(Handle handle, SchoolId school, StudentId student) {
        handle.createUpdate("""
                        update gap g set typical = null where g.school_id = :school and exists (
                          select from missed_question q
                          join conversation_listed c on c.school_id = q.school_id and c.id = q.conversation_id
                          where q.school_id = g.school_id and q.question_id = g.typical and c.student_id = :student)""").bind("school", school).bind("student", student).execute();
    }
}
