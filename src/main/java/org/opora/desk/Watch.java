package org.opora.desk;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Jobs;

/**
 * Looks at whatever's moment has come: {@code wake_at} of handoffs and curators, rows that any replica may take up. One replica
 * does at a time; should it die, another goes on, and what was missed is still due.
 */
@ApplicationScoped
public class Watch implements Jobs.Recurring {
    /** Raised for a school where a curator may have gone. */
    public record CuratorsDue(SchoolId school, Instant now) {}

    private static final Logger LOG = Logger.getLogger(Watch.class);
    /** A warning comes at most so late. */
    private static final Duration EVERY = Duration.ofSeconds(5);

    /** Of one school in one round; the others come in the next. */
    private static final int BATCH = 1_000;

    private final Jdbi jdbi;
    private final Tenancy tenancy;
    private final Moments moments;
    private final Event<CuratorsDue> curators;
    private final Clock clock;

    Watch(Jdbi jdbi, Tenancy tenancy, Moments moments, Event<CuratorsDue> curators, Clock clock) {
        this.jdbi = jdbi;
        this.tenancy = tenancy;
        this.moments = moments;
        this.curators = curators;
        this.clock = clock;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("watch-desk", FixedDelay.of(EVERY)).execute((instance, context) -> look());
    }

    /** One round over all schools; one school's failure never stops the rest. */
    public void look() {
        List<SchoolId> schools = jdbi.withHandle(handle -> handle.createQuery("select desk_due(:now)")
                .bind("now", clock.instant())
                .mapTo(SchoolId.class)
                .list());
        schools.forEach(this::look);
    }

    private void look(SchoolId school) {
        try {
            curators.fire(new CuratorsDue(school, clock.instant()));
            tenancy.in(school, handle -> HandoffQueries.due(handle, school, clock.instant(), BATCH))
                    .forEach(id -> moments.look(school, id));
        } catch (RuntimeException e) {
            LOG.errorf(e, "the desk of a school waits for the next round: school=%s", school.value());
        }
    }
}
