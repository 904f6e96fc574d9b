package org.opora.curation.checks;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;
import org.opora.curation.checks.Run.Kind;
import org.opora.curation.checks.Run.Order;
import org.opora.curation.checks.Run.Origin;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.shared.Jobs;

/** Asks all checks of every school once a night; what came of it is a run like any other. */
@ApplicationScoped
class Nightly implements Jobs.Recurring {
    private static final Logger LOG = Logger.getLogger(Nightly.class);
    /** In the night of most schools that teach in Russian: half past four in Moscow. */
    private static final LocalTime AT = LocalTime.of(1, 30);

    private final Schools schools;
    private final Checks checks;
    private final Runs runs;

    Nightly(Schools schools, Checks checks, Runs runs) {
        this.schools = schools;
        this.checks = checks;
        this.runs = runs;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("nightly-checks", new Daily(ZoneOffset.UTC, AT)).execute((instance, context) -> run());
    }

    void run() {
        for (SchoolId school : schools.all()) {
            try {
                if (!checks.all(school).isEmpty()) {
                    RunId begun = runs.begin(school, new Order(Kind.CHECKS, Origin.NIGHT, null, null, null, null));
                    LOG.debugf("nightly run=%s", begun.value());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "no nightly run: school=%s", school.value());
            }
        }
    }
}
