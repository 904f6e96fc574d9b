package org.opora.knowledge;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.pgvector.PGhalfvec;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.embedding.Embeddings;
import org.opora.shared.Id;
import org.opora.shared.Jobs;

/** Gives vectors to passages that were put into search without one; one job of a school at a time, the others come again. */
@ApplicationScoped
class EmbeddingJob implements Jobs.Kind {
    record Waiting(PassageId passageId, String title, String heading, String text) {
        String embedded() {
            return (heading.isEmpty() ? title : heading) + "\n" + text;
        }
    }

    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("embed-passages", SchoolId.class);
    private static final Duration RETRY = Duration.ofSeconds(20);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    private static final int BATCH = 64;
    /** Schools whose passages are being embedded by this replica: many assignments at once must not fill its threads. */
    private final Set<SchoolId> busy = ConcurrentHashMap.newKeySet();

    private final Tenancy tenancy;
    private final Embeddings embeddings;
    private final Jobs jobs;
    private final Clock clock;

    EmbeddingJob(Tenancy tenancy, Embeddings embeddings, Jobs jobs, Clock clock) {
        this.clock = clock;
        this.tenancy = tenancy;
        this.embeddings = embeddings;
        this.jobs = jobs;
    }

    /** A job of its own each time: one that is about to end might no longer see what has just been put in. */
    void request(SchoolId school) {
        jobs.schedule(DESCRIPTOR.instance(Id.next().toString()).data(school).build());
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> embed(instance.getData())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(COME_AGAIN)));
    }

    /** @return false when another job is at it */
    private boolean embed(SchoolId school) {
        if (!busy.add(school)) {
            return false;
        }
        try {
            embedAll(school);
            return true;
        } finally {
            busy.remove(school);
        }
    }

    private void embedAll(SchoolId school) {
        List<Waiting> waiting = waiting(school);
        while (!waiting.isEmpty()) {
            List<Waiting> batch = waiting;
            List<float[]> vectors =
                    embeddings.passages(batch.stream().map(Waiting::embedded).toList());
            tenancy.run(school, handle -> {
                for (int i = 0; i < batch.size(); i++) {
                    handle.createUpdate(
                                    "update passage_384 set embedding = :embedding where school_id = :school and passage_id = :id")
                            .bindByType("embedding", new PGhalfvec(vectors.get(i)), PGhalfvec.class)
                            .bind("school", school)
                            .bind("id", batch.get(i).passageId())
                            .execute();
                }
            });
            waiting = waiting(school);
        }
    }

    private List<Waiting> waiting(SchoolId school) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select n.passage_id, r.title, p.heading, p.text
                        from passage_384 n
                        join passage p on p.school_id = n.school_id and p.id = n.passage_id
                        join revision r on r.school_id = p.school_id and r.article_id = p.article_id and r.n = p.revision
                        where n.school_id = :school and n.embedding is null limit :limit""")
                .bind("school", school)
                .bind("limit", BATCH)
                .mapTo(Waiting.class)
                .list());
    }
}
