package org.opora.knowledge;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Jobs;

/**
 * Word counts and the mean vector of a school, by which search ranks: made anew with each change while that is cheap, a
 * few seconds after it in a large school or among many changes. Old ones cost a little order, never a passage.
 */
@ApplicationScoped
public class Statistics implements Jobs.Kind {
    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("refresh-statistics", SchoolId.class);
    private static final int CHEAP_UP_TO = 2_000;
    private static final Duration LATER = Duration.ofSeconds(5);
    /** Schools that this replica is making many changes in, and how often it is. */
    private final Map<SchoolId, Integer> changing = new ConcurrentHashMap<>();

    private final Tenancy tenancy;
    private final Jobs jobs;
    private final Clock clock;

    Statistics(Tenancy tenancy, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Many changes, followed once they have been made: a hundred times 90 ms would be more than their embedding. */
    public void together(SchoolId school, Runnable changes) {
        Integer begun = changing.merge(school, 1, Integer::sum);
        assert begun != null;
        try {
            changes.run();
        } finally {
            changing.computeIfPresent(school, (one, open) -> open > 1 ? open - 1 : null);
        }
        tenancy.run(school, handle -> follow(handle, school));
    }

    void follow(Handle handle, SchoolId school) {
        if (!changing.containsKey(school) && RetrievalQueries.size(handle, school, null) <= CHEAP_UP_TO) {
            RetrievalQueries.refresh(handle, school);
        } else {
            jobs.schedule(
                    DESCRIPTOR.instance(school.value().toString()).data(school).build(),
                    clock.instant().plus(LATER));
        }
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .execute((instance, context) -> tenancy.run(
                        instance.getData(), handle -> RetrievalQueries.refresh(handle, instance.getData())));
    }
}
