package org.opora.curation.gaps;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.opora.curation.gaps.GapQueries.Loose;
import org.opora.curation.gaps.Linkage.Grouped;
import org.opora.curation.gaps.Linkage.Item;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Retrieval;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Id;
import org.opora.shared.Jobs;

/** Puts new missed questions into gaps, a little after they came, all that have come together. */
@ApplicationScoped
class Grouping implements Jobs.Kind {
    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("group-missed", SchoolId.class);
    /** Nobody waits for it, and what comes together is grouped together. */
    private static final Duration LATER = Duration.ofSeconds(10);
    /** While the embedding server is away. */
    private static final Duration RETRY = Duration.ofSeconds(60);

    private static final int MOST_FAILED = 3;
    private static final Logger LOG = Logger.getLogger(Grouping.class);

    private final Tenancy tenancy;
    private final Retrieval retrieval;
    private final EmbeddingConfig embedding;
    private final Event<GapsChanged> changed;
    private final Jobs jobs;
    private final Clock clock;

    Grouping(
            Tenancy tenancy,
            Retrieval retrieval,
            EmbeddingConfig embedding,
            Event<GapsChanged> changed,
            Jobs jobs,
            Clock clock) {
        this.tenancy = tenancy;
        this.retrieval = retrieval;
        this.embedding = embedding;
        this.changed = changed;
        this.jobs = jobs;
        this.clock = clock;
    }

    void request(SchoolId school) {
        request(school, LATER);
    }

    /**
     * Each stretch of time has one job of its own: what comes while another runs is not left to the next student, and those
     * that fail together are tried again together.
     */
    private void request(SchoolId school, Duration from) {
        long stretch = clock.instant().plus(from).getEpochSecond() / LATER.toSeconds();
        Instant over = Instant.ofEpochSecond((stretch + 1) * LATER.toSeconds());
        jobs.schedule(
                DESCRIPTOR.instance(school.value() + ":" + stretch).data(school).build(), over);
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> group(instance.getData()));
    }

    /** What has no vector now is left to a later job, and does not hold up the others. */
    void group(SchoolId school) {
        if (!embedded(school)) {
            LOG.warnf("no vectors for missed questions, tried again later: school=%s", school.value());
            request(school, RETRY);
        }
        tenancy.run(school, handle -> {
            GapQueries.lock(handle, school);
            List<Item> items = GapQueries.items(handle, school, embedding.model()).stream()
                    .map(item -> new Item(
                            item.questionId(),
                            retrieval.apart(item.embedding().toArray(), item.lang()),
                            item.text(),
                            item.gapId()))
                    .toList();
            Set<GapId> settled = GapQueries.settled(handle, school);
            Grouped grouped = Linkage.group(items, settled, () -> new GapId(Id.next()));
            GapQueries.store(handle, school, grouped, clock.instant());
        });
        changed.fire(new GapsChanged(school));
    }

    /** @return false if some got no vector; after a few of them no more are asked for, since the server seems to be away */
    private boolean embedded(SchoolId school) {
        int failed = 0;
        for (Loose loose : tenancy.in(school, handle -> GapQueries.withoutVector(handle, school, embedding.model()))) {
            float[] vector = retrieval.vector(loose.text());
            if (vector.length > 0) {
                tenancy.run(
                        school,
                        handle -> GapQueries.embed(handle, school, loose.questionId(), vector, embedding.model()));
            } else if (++failed == MOST_FAILED) {
                break;
            }
        }
        return failed == 0;
    }
}
