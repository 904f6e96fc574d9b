package org.opora.course;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.student.StudentId;
import org.opora.shared.Database;

/** How students get on: enrolments and what the LMS reports of attempts. */
@ApplicationScoped
public class Learning {
    /** What a student did, as an LMS tells it. */
    public enum Verb {
        VISITED,
        ATTEMPTED,
        SUBMITTED,
        PASSED,
        FAILED
    }

    /** One report; {@code id} is the sender's and makes delivery idempotent. */
    public record LmsEvent(
            String id,
            StudentId studentId,
            Verb verb,
            @Nullable CourseId courseId,
            @Nullable LessonId lessonId,
            @Nullable AssignmentId assignmentId,
            Instant at,
            @Nullable Double score,
            @Nullable String text) {}

    private final Tenancy tenancy;
    private final Clock clock;

    Learning(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** @return whether the enrolment is new */
    boolean enrol(SchoolId school, CourseId course, StudentId student, Instant startedAt, @Nullable Double progress) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        insert into enrolment values (:school, :course, :student, :startedAt, :progress)
                        on conflict (school_id, course_id, student_id)
                        do update set started_at = excluded.started_at, progress = coalesce(excluded.progress, enrolment.progress)
                        returning xmax = 0""")
                .bind("school", school)
                .bind("course", course)
                .bind("student", student)
                .bind("startedAt", startedAt)
                .bind("progress", progress)
                .mapTo(Boolean.class)
                .one());
    }

    /** Share of the course a student has done, 0 to 1. */
    public Optional<Double> progress(SchoolId school, CourseId course, StudentId student) {
        return tenancy.in(school, handle -> handle.createQuery(
                        "select progress from enrolment where school_id = :school and course_id = :course and student_id = :student and progress is not null")
                .bind("school", school)
                .bind("course", course)
                .bind("student", student)
                .mapTo(Double.class)
                .findOne());
    }

    /** Stores the reports of one batch, whole or not at all. @return how many were new */
    public int report(SchoolId school, List<LmsEvent> events) {
        return tenancy.in(school, handle -> {
            int accepted = 0;
            for (LmsEvent event : events) {
                accepted += handle.createUpdate("""
                                insert into lms_event (school_id, id, student_id, verb, course_id, lesson_id, assignment_id,
                                                       at, score, text, received_at)
                                values (:school, :id, :studentId, :verb, :courseId, :lessonId, :assignmentId, :at, :score, :text, :now)
                                on conflict do nothing""")
                        .bind("school", school)
                        .bindNamedArgumentFinder(Database.fields(event))
                        .bind("now", clock.instant())
                        .execute();
            }
            return accepted;
        });
    }

    /** Attempts and submissions at an assignment that reached us after {@code since} (null = ever). */
    public int attempts(SchoolId school, StudentId student, AssignmentId assignment, @Nullable Instant since) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select count(*) from lms_event where school_id = :school and student_id = :student
                          and assignment_id = :assignment and verb in ('attempted', 'submitted')
                          and (:since::timestamptz is null or received_at > :since)""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    /** The last attempt at an assignment that the LMS reported. */
    public record LastAttempt(
            Verb verb, Instant at, @Nullable Double score) {}

    public Optional<LastAttempt> lastAttempt(SchoolId school, StudentId student, AssignmentId assignment) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select verb, at, score from lms_event where school_id = :school and student_id = :student
                          and assignment_id = :assignment and verb <> 'visited' order by at desc limit 1""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .mapTo(LastAttempt.class)
                .findOne());
    }
}
