package org.opora.shared;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class JobsTest {
    /** Of no kind that runs, and not due while the tests run. */
    private static final TaskDescriptor<String> DESCRIPTOR = TaskDescriptor.of("job-of-a-test", String.class);

    @Inject
    Jobs jobs;

    @Inject
    Jdbi database;

    @Inject
    Clock clock;

    private final TaskInstance<String> job =
            DESCRIPTOR.instance(UUID.randomUUID().toString()).data("x").build();

    @AfterEach
    void nothing_waits() {
        assertEquals(1, count("delete from scheduled_tasks where task_instance = :job"));
    }

    @Test
    void a_job_that_another_transaction_is_just_scheduling_is_left_as_it_is_and_the_transaction_goes_on() {
        QuarkusTransaction.begin();
        schedule();
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    schedule();
                    return waiting();
                }));
        await().until(() -> count("select count(*) from pg_locks where not granted and :job <> ''") > 0);
        QuarkusTransaction.commit();

        assertEquals(1, other.join());
    }

    @Test
    void a_job_whose_transaction_is_rolled_back_does_not_stand_in_the_way_of_the_next() {
        QuarkusTransaction.begin();
        schedule();
        assertEquals(1, waiting());
        QuarkusTransaction.rollback();
        assertEquals(0, waiting());

        schedule();
        schedule();

        assertEquals(1, waiting());
    }

    private void schedule() {
        jobs.schedule(job, clock.instant().plus(Duration.ofDays(3650)));
    }

    private int waiting() {
        return count("select count(*) from scheduled_tasks where task_instance = :job");
    }

    private int count(String sql) {
        return database.withHandle(handle -> sql.startsWith("select")
                ? handle.createQuery(sql)
                        .bind("job", job.getId())
                        .mapTo(Integer.class)
                        .one()
                : handle.createUpdate(sql).bind("job", job.getId()).execute());
    }
}
