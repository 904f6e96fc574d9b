package org.opora.identity.student;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
import org.opora.shared.Json;
import org.opora.shared.Problem;

/**
 * All that is kept of one student, told or erased.
 *
 * <p>An export tells the student what they did, what was said to them and what became of their questions. It leaves out what
 * staff wrote among themselves: notes, drafts that were not sent, questions to other staff, reminders.
 *
 * <p>An erasure leaves what was made of questions without anything personal in it and names nobody: published articles, checks
 * and their runs, proposals; and who looked and who erased, in the audit log.
 */
@ApplicationScoped
class PersonalData {
    private static final Logger LOG = Logger.getLogger(PersonalData.class);
    /** Whoever writes for the student just then may hold what an erasure waits for, the other way round. */
    private static final int TRIES = 5;

    private static final String DEADLOCK = "40P01";

    private final Tenancy tenancy;
    private final Students students;
    private final Instance<StudentRecords> rooms;
    private final Acts acts;
    private final Clock clock;

    PersonalData(Tenancy tenancy, Students students, Instance<StudentRecords> rooms, Acts acts, Clock clock) {
        this.tenancy = tenancy;
        this.students = students;
        this.rooms = rooms;
        this.acts = acts;
        this.clock = clock;
    }

    /** @throws Problem 404 */
    JsonNode export(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> {
            StudentId student = known(school, externalId);
            ObjectNode whole = Json.tree(Map.of("exportedAt", clock.instant())).deepCopy();
            for (StudentRecords room : all()) {
                room.tell(handle, school, student).forEach((field, what) -> whole.set(field, Json.tree(what)));
            }
            acts.tell(Act.STUDENT_EXPORTED, externalId, List.of());
            return whole;
        });
    }

    /** One transaction. @throws Problem 404, for a second time too */
    void erase(SchoolId school, String externalId) {
        for (int left = TRIES - 1; ; left--) {
            try {
                tenancy.run(school, handle -> erase(handle, school, externalId));
                return;
            } catch (RuntimeException e) {
                if (left == 0 || !isDeadlock(e)) {
                    throw e;
                }
                LOG.infof("erasing is tried again: school=%s left=%d", school.value(), left);
            }
        }
    }

    private void erase(Handle handle, SchoolId school, String externalId) {
        StudentId student = known(school, externalId);
        all().forEach(room -> room.erase(handle, school, student));
        int gone = handle.createUpdate("delete from student where school_id = :school and id = :student")
                .bind("school", school)
                .bind("student", student)
                .execute();
        if (gone == 0) {
            throw Problem.notFound("student"); // somebody else has erased them meanwhile
        }
        acts.tell(Act.STUDENT_ERASED, externalId, List.of());
    }

    /** In one order, so that documents and locks come the same way each time. */
    private List<StudentRecords> all() {
        return rooms.stream()
                .sorted(java.util.Comparator.comparing(room -> String.join(",", new java.util.TreeSet<>(room.told()))))
                .toList();
    }

    private StudentId known(SchoolId school, String externalId) {
        return students.byExternalId(school, externalId)
                .orElseThrow(() -> Problem.notFound("student"))
                .id();
    }

    private static boolean isDeadlock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return DEADLOCK.equals(sql.getSQLState());
            }
        }
        return false;
    }
}
