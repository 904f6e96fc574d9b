package org.opora.answering.hints;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints.Rise;
import org.opora.conversation.MessageId;
import org.opora.course.AssignmentId;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Id;

/** SQL of the hint ledger. */
final class LedgerQueries {
    /** @param by who set the level by hand; null = a rule */
    record Entry(int part, int level, String why, @Nullable StaffId by, Instant at) {}

    private LedgerQueries() {}

    /** Newest first. */
    static List<Rise> rises(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        return handle.createQuery("""
                        select part, level, at, why, raised_by from hint_ledger
                        where school_id = :school and student_id = :student and assignment_id = :assignment order by id desc""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .mapTo(Rise.class)
                .list();
    }

    static void insert(Handle handle, SchoolId school, StudentId student, AssignmentId assignment, Entry entry) {
        handle.createUpdate("""
                        insert into hint_ledger (school_id, id, student_id, assignment_id, part, level, why, raised_by, at)
                        values (:school, :id, :student, :assignment, :part, :level, :why, :by, :at)""")
                .bind("school", school)
                .bind("id", Id.next())
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("part", entry.part())
                .bind("level", entry.level())
                .bind("why", entry.why())
                .bind("by", entry.by())
                .bind("at", entry.at())
                .execute();
    }

    /** On all assignments, oldest first. */
    static List<HintRecords.Climbed> climbed(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery("""
                        select assignment_id, part, level, why, at from hint_ledger
                        where school_id = :school and student_id = :student order by id""")
                .bind("school", school)
                .bind("student", student)
                .mapTo(HintRecords.Climbed.class)
                .list();
    }

    /** On all assignments, oldest first. */
    static List<HintRecords.Worked> worked(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery("""
                        select message_id, assignment_id, at from shown_work
                        where school_id = :school and student_id = :student order by at""")
                .bind("school", school)
                .bind("student", student)
                .mapTo(HintRecords.Worked.class)
                .list();
    }

    static int workShown(Handle handle, SchoolId school, StudentId student, AssignmentId assignment, Instant since) {
        return handle.createQuery("""
                        select count(*) from shown_work
                        where school_id = :school and student_id = :student and assignment_id = :assignment and at > :since""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    static List<String> shown(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        return handle.createQuery("""
                        select text from shown_work join message on message.school_id = shown_work.school_id and message.id = message_id
                        where shown_work.school_id = :school and student_id = :student and shown_work.assignment_id = :assignment""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .mapTo(String.class)
                .list();
    }

    static void insertWork(
            Handle handle,
            SchoolId school,
            StudentId student,
            AssignmentId assignment,
            MessageId message,
            Instant now) {
        handle.createUpdate(
                        "insert into shown_work values (:school, :message, :student, :assignment, :now) on conflict do nothing")
                .bind("school", school)
                .bind("message", message)
                .bind("student", student)
                .bind("assignment", assignment)
                .bind("now", now)
                .execute();
    }

    static void lock(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext(:ladder))::text")
                .bind("ladder", school.value() + ":" + student.value() + ":" + assignment.value())
                .mapTo(String.class)
                .findOne();
    }
}
