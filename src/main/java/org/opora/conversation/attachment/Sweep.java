package org.opora.conversation.attachment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.opora.conversation.attachment.Leftovers.Leftover;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.shared.Jobs;

/**
 * Forgets what was sent up and never sent, and what erased conversations and schools have left in the object store. There it
 * is gone within two hours; old versions that a bucket keeps by itself, and backups, are not reached.
 */
@ApplicationScoped
class Sweep implements Jobs.Recurring {
    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration UNSENT = Duration.ofHours(24);
    /** An upload that takes longer has failed. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final int BATCH = 500;
    private final Schools schools;
    private final Tenancy tenancy;
    private final Leftovers leftovers;
    private final ObjectStore objects;
    private final Clock clock;

    Sweep(Schools schools, Tenancy tenancy, Leftovers leftovers, ObjectStore objects, Clock clock) {
        this.schools = schools;
        this.tenancy = tenancy;
        this.leftovers = leftovers;
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public RecurringTask<Void> task() {
        return Tasks.recurring("sweep-attachments", FixedDelay.of(EVERY)).execute((instance, context) -> sweep());
    }

    void sweep() {
        Instant now = clock.instant();
        for (SchoolId school : schools.all()) {
            try {
                int swept =
                        tenancy.in(school, handle -> AttachmentQueries.deleteUnsent(handle, school, now.minus(UNSENT)));
                LOG.debugf("unsent attachments gone=%d school=%s", swept, school.value());
            } catch (RuntimeException e) {
                LOG.errorf(e, "unsent attachments stay for now: school=%s", school.value());
            }
        }
        if (objects.isSet()) {
            clean(now.minus(SETTLED));
        }
    }

    /** What cannot be deleted now is tried again next time; a whole batch of it ends this time. */
    private void clean(Instant before) {
        List<Leftover> batch;
        boolean progress;
        do {
            batch = leftovers.olderThan(before, BATCH);
            progress = batch.stream().filter(this::delete).count() > 0;
        } while (batch.size() == BATCH && progress);
    }

    private boolean delete(Leftover leftover) {
        try {
            objects.delete(leftover.schoolId(), leftover.attachmentId());
            leftovers.gone(leftover);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "an object stays for now: attachment=%s",
                    leftover.attachmentId().value());
            return false;
        }
    }
}
