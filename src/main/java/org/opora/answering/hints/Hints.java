package org.opora.answering.hints;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.HintPolicy;
import org.opora.course.Learning;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.student.StudentId;
import org.opora.shared.Id;

/** The hint ledger: stored levels, raised by rules and never by wording. */
@ApplicationScoped
public class Hints {
    record Rise(int level, Instant at) {}

    private final Tenancy tenancy;
    private final Learning learning;
    private final Clock clock;

    Hints(Tenancy tenancy, Learning learning, Clock clock) {
        this.tenancy = tenancy;
        this.learning = learning;
        this.clock = clock;
    }

    public Ladder ladder(SchoolId school, Course course, Assignment assignment, @Nullable StudentId student) {
        HintPolicy policy = assignment.policy(course);
        if (student == null) {
            return new Ladder(policy, assignment.dueAt(), 0, 0, 0, clock.instant());
        }
        return tenancy.in(school, handle -> {
            Optional<Rise> last = rise(handle, school, student, assignment.id(), "desc");
            Optional<Rise> first = rise(handle, school, student, assignment.id(), "asc");
            return new Ladder(
                    policy,
                    assignment.dueAt(),
                    last.map(Rise::level).orElse(0),
                    last.map(rise -> attempts(handle, school, student, assignment.id(), rise.at()))
                            .orElse(0),
                    first.map(rise -> attempts(handle, school, student, assignment.id(), rise.at()))
                            .orElse(0),
                    clock.instant());
        });
    }

    private static Optional<Rise> rise(
            Handle handle, SchoolId school, StudentId student, AssignmentId assignment, String order) {
        return handle.createQuery("""
                        select level, at from hint_ledger where school_id = :school and student_id = :student
                          and assignment_id = :assignment order by id <order> limit 1""")
                .define("order", order)
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .mapTo(Rise.class)
                .findOne();
    }

    private int attempts(Handle handle, SchoolId school, StudentId student, AssignmentId assignment, Instant since) {
        int shown = handle.createQuery("""
                        select count(*) from shown_work where school_id = :school and student_id = :student
                          and assignment_id = :assignment and at > :since""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
        return shown + learning.attempts(school, student, assignment, since);
    }

    /** Two presses at once come one after the other, so that no level is skipped. */
    public void serialize(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext(:ladder))::text")
                .bind("ladder", school.value() + ":" + student.value() + ":" + assignment.value())
                .mapTo(String.class)
                .findOne();
    }

    /** Takes down that a message shows work; a second time for the same message counts nothing. */
    public void countWork(SchoolId school, StudentId student, AssignmentId assignment, MessageId message) {
        tenancy.run(school, handle -> handle.createUpdate(
                        "insert into shown_work values (:school, :message, :student, :assignment, :now) on conflict do nothing")
                .bind("school", school)
                .bind("message", message)
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Raises the stored level to the ladder's next one.
     *
     * @return the level from now on
     */
    public int raise(SchoolId school, StudentId student, AssignmentId assignment, Ladder ladder, String why) {
        if (!ladder.canRise()) {
            return ladder.level();
        }
        tenancy.run(school, handle -> handle.createUpdate(
                        "insert into hint_ledger values (:school, :id, :student, :assignment, :level, :why, :now)")
                .bind("school", school)
                .bind("id", Id.next())
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("level", ladder.next())
                .bind("why", why)
                .bind("now", clock.instant())
                .execute());
        return ladder.next();
    }
}
