package org.opora.conversation;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.shared.Jobs;

/**
 * Erases, every night, conversations in which nothing has been said for longer than their school keeps them, with all that hangs
 * on them. Nothing goes that a person has, or that waits for one. How far a student has climbed an assignment's hints stays.
 */
@ApplicationScoped
class Retention implements Jobs.Recurring {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    /** In the night of most schools that teach in Russian: four in Moscow, before the night's checks. */
    private static final LocalTime AT = LocalTime.of(1, 0);
    /** In one transaction: so many take well under a second, and whoever writes in one of them waits no longer. */
    private static final int BATCH = 200;

    private final Schools schools;
    private final Tenancy tenancy;
    private final Streams streams;
    private final Clock clock;

    Retention(Schools schools, Tenancy tenancy, Streams streams, Clock clock) {
        this.schools = schools;
        this.tenancy = tenancy;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("erase-kept-too-long", new Daily(ZoneOffset.UTC, AT))
                .execute((instance, context) -> run());
    }

    void run() {
        for (SchoolId school : schools.all()) {
            try {
                Integer days = schools.get(school).retentionDays();
                if (days != null) {
                    int erased = erase(school, clock.instant().minus(Duration.ofDays(days)));
                    LOG.infof("erased=%d conversations kept for %d days: school=%s", erased, days, school.value());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "conversations stay for now: school=%s", school.value());
            }
        }
    }

    private int erase(SchoolId school, Instant before) {
        int all = 0;
        int some;
        do {
            some = tenancy.in(school, handle -> {
                List<ConversationId> gone = RecordQueries.eraseOver(handle, school, before, BATCH);
                gone.forEach(id -> streams.announce(handle, id));
                return gone.size();
            });
            all += some;
        } while (some > 0);
        return all;
    }
}
