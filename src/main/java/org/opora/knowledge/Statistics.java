package org.opora.knowledge;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Jobs;

/**
 * Word counts and the mean vector of a school, by which search ranks: made anew with each change while that is cheap, a
 * few seconds after it in a large school. Old ones cost a little order, never a passage.
 */
@ApplicationScoped
class Statistics implements Jobs.Kind {
    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("refresh-statistics", SchoolId.class);
    private static final int CHEAP_UP_TO = 2_000;
    private static final Duration LATER = Duration.ofSeconds(5);
    private final Tenancy tenancy;
    private final Jobs jobs;
    private final Clock clock;

    Statistics(Tenancy tenancy, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.jobs = jobs;
        this.clock = clock;
    }

    void follow(Handle handle, SchoolId school) {
        if (RetrievalQueries.size(handle, school, null) <= CHEAP_UP_TO) {
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
