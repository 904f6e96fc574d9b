package org.opora.answering.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** Tokens that a student's questions used up. They go with the student's row; what the school used up stays. */
@ApplicationScoped
class TokenRecords implements StudentRecords {
    record Used(LocalDate day, long tokens) {}

    @Override
    public Set<String> told() {
        return Set.of("token_use");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "tokens",
                handle.createQuery(
                                "select day, tokens from token_use where school_id = :school and student_id = :student order by day")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(Used.class)
                        .list());
    }
}
