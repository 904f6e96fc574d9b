package org.opora.identity;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.opora.shared.Jobs;

/** Forgets sessions and used tokens that have expired, school by school; one school's failure never stops the rest. */
@ApplicationScoped
class Expiry implements Jobs.Recurring {
    private static final Logger LOG = Logger.getLogger(Expiry.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private final Schools schools;
    private final Tenancy tenancy;
    private final Clock clock;

    Expiry(Schools schools, Tenancy tenancy, Clock clock) {
        this.schools = schools;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("forget-expired", FixedDelay.of(EVERY)).execute((instance, context) -> sweep());
    }

    void sweep() {
        Instant now = clock.instant();
        for (SchoolId school : schools.all()) {
            try {
                tenancy.run(school, handle -> {
                    handle.execute("delete from credential where school_id = ? and expires_at < ?", school, now);
                    handle.execute("delete from used_token where school_id = ? and expires_at < ?", school, now);
                });
            } catch (RuntimeException e) {
                LOG.errorf(e, "expired sessions stay for now: school=%s", school.value());
            }
        }
    }
}
