package org.opora.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.course.Learning.Verb;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** A student's courses and what the LMS reported of them. Both go with the student's row. */
@ApplicationScoped
class LearningRecords implements StudentRecords {
    record Enrolled(
            String course, Instant startedAt, @Nullable Double progress) {}

    record Reported(
            String id,
            Verb verb,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            Instant at,
            @Nullable Double score,
            @Nullable String text) {}

    @Override
    public Set<String> told() {
        return Set.of("enrolment", "lms_event");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "enrolments",
                handle.createQuery("""
                                select c.external_id as course, e.started_at, e.progress
                                from enrolment e join course c on c.school_id = e.school_id and c.id = e.course_id
                                where e.school_id = :school and e.student_id = :student order by e.started_at""")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(Enrolled.class)
                        .list(),
                "events",
                handle.createQuery("""
                                select e.id, e.verb, c.external_id as course, l.external_id as lesson, a.external_id as assignment,
                                       e.at, e.score, e.text
                                from lms_event e
                                left join course c on c.school_id = e.school_id and c.id = e.course_id
                                left join lesson l on l.school_id = e.school_id and l.id = e.lesson_id
                                left join assignment a on a.school_id = e.school_id and a.id = e.assignment_id
                                where e.school_id = :school and e.student_id = :student order by e.at, e.id""")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(Reported.class)
                        .list());
    }
}
