package org.opora.knowledge.links;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.shared.Jobs;

/** Has the links of every school looked after once a night. */
@ApplicationScoped
class NightlyLinks implements Jobs.Recurring {
    private static final Logger LOG = Logger.getLogger(NightlyLinks.class);
    /** In the night of most schools that teach in Russian: half past three in Moscow, before the night's other work. */
    private static final LocalTime AT = LocalTime.of(0, 30);

    private final Schools schools;
    private final Links links;

    NightlyLinks(Schools schools, Links links) {
        this.schools = schools;
        this.links = links;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("nightly-links", new Daily(ZoneOffset.UTC, AT)).execute((instance, context) -> run());
    }

    void run() {
        for (SchoolId school : schools.all()) {
            try {
                links.tonight(school);
            } catch (RuntimeException e) {
                LOG.errorf(e, "links are not looked after tonight: school=%s", school.value());
            }
        }
    }
}
