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
    private static final Duration RETRY = Duration.ofSeconds(20);

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

    /** Each stretch of time has a job of its own, so that what comes while one runs is not left to the next student. */
    void request(SchoolId school) {
        long stretch = clock.instant().getEpochSecond() / LATER.toSeconds();
        Instant over = Instant.ofEpochSecond((stretch + 1) * LATER.toSeconds());
        jobs.schedule(
                DESCRIPTOR.instance(school.value() + ":" + stretch).data(school).build(), over.plus(LATER));
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> group(instance.getData()));
    }

    /** @throws IllegalStateException while there are no vectors to be had; what is done so far stays */
    void group(SchoolId school) {
        for (Loose loose : tenancy.in(school, handle -> GapQueries.withoutVector(handle, school, embedding.model()))) {
            float[] vector = retrieval.vector(loose.text());
            if (vector.length == 0) {
                throw new IllegalStateException("no vectors for missed questions");
            }
            tenancy.run(
                    school, handle -> GapQueries.embed(handle, school, loose.questionId(), vector, embedding.model()));
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
}
