package org.opora.knowledge.links;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.ingestion.site.Asking;
import org.opora.knowledge.ingestion.site.Asking.Answer;
import org.opora.knowledge.links.LinkQueries.Due;
import org.opora.shared.Jobs;

/**
 * Asks the pages of a school that are due: one each time it runs, then it comes again after a pause, so that no thread waits. One
 * job of a school, on whichever replica has it.
 */
@ApplicationScoped
class Rounds implements Jobs.Kind {
    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("ask-linked-pages", SchoolId.class);
    private static final Duration RETRY = Duration.ofMinutes(5);
    /** Hosts that this replica is asking for some school: many schools link to the same few. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    private final Tenancy tenancy;
    private final Asking asking;
    private final LinkConfig config;
    private final Jobs jobs;
    private final Clock clock;

    Rounds(Tenancy tenancy, Asking asking, LinkConfig config, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.asking = asking;
        this.config = config;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** In the transaction that makes pages due: the job that is there finds them, or has ended and another is made. */
    void request(SchoolId school) {
        tenancy.run(school, handle -> {
            LinkQueries.lock(handle, school);
            jobs.schedule(
                    DESCRIPTOR.instance(school.value().toString()).data(school).build());
        });
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    askNext(instance.getData());
                    return endOrGoOn(instance);
                });
    }

    private CompletionHandler<SchoolId> endOrGoOn(TaskInstance<SchoolId> job) {
        SchoolId school = job.getData();
        return tenancy.in(school, handle -> {
            LinkQueries.lock(handle, school);
            if (LinkQueries.isAnyDue(handle, school)) {
                return (complete, operations) ->
                        operations.reschedule(complete, clock.instant().plus(config.pause()));
            }
            jobs.remove(job);
            return Jobs.removed();
        });
    }

    private void askNext(SchoolId school) {
        Optional<Due> due = tenancy.in(school, handle -> LinkQueries.next(handle, school, busy));
        if (due.isPresent() && busy.add(due.get().host())) {
            try {
                ask(school, due.get());
            } finally {
                busy.remove(due.get().host());
            }
        }
    }

    private void ask(SchoolId school, Due due) {
        Answer answer = asking.ask(due.address());
        Instant now = clock.instant();
        Standing standing = due.standing().after(answer, now);
        tenancy.run(
                school,
                handle -> LinkQueries.settle(handle, school, due.address(), standing, Standing.word(answer), now));
    }
}
