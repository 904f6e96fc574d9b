package org.opora.cast;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.opora.identity.SchoolId;

/** A process that has died with jobs of a school in its hands; whoever runs waits for its heartbeat in vain. */
public final class Dead {
    public static final String OF_SCHOOL =
            "task_name = :task and convert_from(task_data, 'UTF8') like '%' || :school || '%'";

    private Dead() {}

    /** Called in the transaction that schedules the job, or another holder would be first. */
    public static void takes(Jdbi database, String task, SchoolId school) {
        int taken = database.withHandle(handle -> handle.createUpdate("""
                        update scheduled_tasks set picked = true, picked_by = 'the dead', last_heartbeat = :long_ago, version = version + 1
                        where\s""" + OF_SCHOOL)
                .bind("long_ago", Instant.now().minusSeconds(600))
                .bind("task", task)
                .bind("school", school.value().toString())
                .execute());
        assertTrue(taken > 0);
    }
}
