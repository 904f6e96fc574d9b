package org.opora.identity.student;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;

/** Who a student is, and their sessions. Both go with the student's row. */
@ApplicationScoped
class IdentityRecords implements StudentRecords {
    record Known(
            StudentId id,
            String externalId,
            @Nullable String name,
            @Nullable String email,
            @Nullable String locale,
            @Nullable String tone,
            boolean noAi,
            JsonNode preferences,
            Instant createdAt) {}

    record Session(Instant createdAt, @Nullable Instant expiresAt) {}

    @Override
    public Set<String> told() {
        return Set.of("student", "credential");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        Known known = handle.createQuery("select * from student where school_id = :school and id = :student")
                .bind("school", school)
                .bind("student", student)
                .mapTo(Known.class)
                .one();
        return Map.of(
                "student",
                known,
                "sessions",
                handle.createQuery("""
                                select created_at, expires_at from credential
                                where school_id = :school and subject_id = :student and kind = 'widget' order by created_at""")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(Session.class)
                        .list());
    }
}
