package org.opora.shared;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Durable jobs: a row scheduled in the caller's transaction, leased to one replica, picked up by another when its holder
 * dies. The worker is woken after commit, not by scanning.
 */
@ApplicationScoped
public class Jobs {
    /** A kind of job that a feature brings. */
    public interface Kind {
        Task<?> task();
    }

    /** A kind of job that runs again and again, on one replica at a time. */
    public interface Recurring {
        RecurringTask<Void> task();
    }

    /** As many as model calls at once: sixteen that wait 300 ms each are 53 answers a second at the very most. */
    private static final int THREADS = 64;
    /** Only for what no commit of this replica has announced. */
    private static final Duration POLL = Duration.ofSeconds(2);
    /** A holder silent for four beats is dead: 20 s until another takes over. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private static final int MISSED_BEATS = 4;

    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private final Serializer serializer =
            new JacksonSerializer(Wire.configure(JacksonSerializer.getDefaultObjectMapper()));
    private final DataSource dataSource;
    private final Jdbi jdbi;
    private final Instance<Kind> kinds;
    private final Instance<Recurring> recurring;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;
    private @Nullable Scheduler scheduler;

    Jobs(
            DataSource dataSource,
            Jdbi jdbi,
            Instance<Kind> kinds,
            Instance<Recurring> recurring,
            TransactionSynchronizationRegistry transaction,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbi = jdbi;
        this.kinds = kinds;
        this.recurring = recurring;
        this.transaction = transaction;
        this.clock = clock;
    }

    void start(@Observes @Priority(100) StartupEvent started) {
        List<Task<?>> tasks = kinds.stream().<Task<?>>map(Kind::task).toList();
        scheduler = Scheduler.create(dataSource, tasks)
                .startTasks(recurring.stream().map(Recurring::task).toList())
                .threads(THREADS)
                // One statement picks a job, instead of three.
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .clock(clock::instant)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_BEATS)
                .serializer(serializer)
                .shutdownMaxWait(Duration.ofSeconds(8))
                .build();
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    /**
     * Schedules in the running transaction; a job of the same instance that waits already is left as it is, also one that
     * another transaction is just scheduling: the scheduler's own way would fail then, and the caller's transaction with it.
     */
    public <T> void schedule(TaskInstance<T> job) {
        schedule(job, clock.instant());
    }

    public <T> void schedule(TaskInstance<T> job, Instant at) {
        boolean added = jdbi.withHandle(handle -> insert(handle, job, at)) == 1;
        if (added && !at.isAfter(clock.instant())) {
            afterCommit(this::wake);
        }
    }

    private int insert(Handle handle, TaskInstance<?> job, Instant at) {
        return handle.createUpdate("""
                        insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                        values (:name, :instance, :data, :at, false, 1) on conflict do nothing""")
                .bind("name", job.getTaskName())
                .bind("instance", job.getId())
                .bind("data", serializer.serialize(job.getData()))
                .bind("at", at)
                .execute();
    }

    /** Removes a running job in the running transaction: what it did and its end are kept together. It ends with {@link #removed}. */
    public void remove(TaskInstanceId job) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "delete from scheduled_tasks where task_name = :name and task_instance = :id")
                .bind("name", job.getTaskName())
                .bind("id", job.getId())
                .execute());
    }

    /** A job that waits is due then; one that runs, or is gone, is left as it is. */
    public void postpone(TaskInstanceId job, Instant until) {
        try {
            running().reschedule(job, until);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
            LOG.debugf("is not put off: job=%s", job.getId());
        }
    }

    /** The end of a job that {@link #remove} has removed. */
    public static <T> CompletionHandler<T> removed() {
        return (complete, operations) -> {};
    }

    /** The clock was put back: what recurs is due now, not when it would have been by the clock before. */
    public void countAnew() {
        for (Recurring one : recurring) {
            TaskInstanceId id = TaskInstanceId.of(one.task().getName(), RecurringTask.INSTANCE);
            try {
                running().reschedule(id, clock.instant());
            } catch (TaskInstanceCurrentlyExecutingException running) {
                LOG.debugf("runs now, and counts its next time by the clock as it is: task=%s", id.getTaskName());
            }
        }
        wake();
    }

    /** Looks for due jobs now. */
    private void wake() {
        running().triggerCheckForDueExecutions();
    }

    private Scheduler running() {
        if (scheduler == null) {
            throw new IllegalStateException("jobs have not started");
        }
        return scheduler;
    }

    private void afterCommit(Runnable action) {
        if (transaction.getTransactionKey() == null) {
            action.run();
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    action.run();
                }
            }
        });
    }
}
