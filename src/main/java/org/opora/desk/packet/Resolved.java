package org.opora.desk.packet;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;
import org.opora.desk.HandoffResolved;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Retrieval;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Jobs;

/** Questions that people have answered, kept without personal data, so that a curator who gets one like it sees what was said. */
@ApplicationScoped
class Resolved implements Jobs.Kind {
    /** What the task carries. */
    record Ended(SchoolId school, HandoffId handoff) {}

    /**
     * A question of another handoff with the first reply to it; neither names anybody.
     *
     * @param similarity 0 to 1, cosine of the two questions
     */
    record Near(
            HandoffId handoffId,
            @Nullable CourseId courseId,
            QuestionClass questionClass,
            String question,
            String reply,
            double similarity) {}

    private static final TaskDescriptor<Ended> DESCRIPTOR = TaskDescriptor.of("keep-resolved", Ended.class);
    private static final Duration RETRY = Duration.ofSeconds(20);
    /**
     * Over the 148 questions of the open base (e5-small) 34 pairs are at least as near, four in five about one thing; from 0.90 on
     * every second is not. A curator chooses, so one in five may be wrong.
     */
    private static final double NEAR = 0.92;
    /** As good as equal: then the own course comes first. */
    private static final double OWN_COURSE = 0.02;

    private static final int SHOWN = 3;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern CODE = Pattern.compile(".*\\p{L}.*\\d.*");

    private final Tenancy tenancy;
    private final Exchanges exchanges;
    private final Retrieval retrieval;
    private final EmbeddingConfig embedding;
    private final Jobs jobs;
    private final Clock clock;

    Resolved(
            Tenancy tenancy,
            Exchanges exchanges,
            Retrieval retrieval,
            EmbeddingConfig embedding,
            Jobs jobs,
            Clock clock) {
        this.tenancy = tenancy;
        this.exchanges = exchanges;
        this.retrieval = retrieval;
        this.embedding = embedding;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** With the end of a handoff: what a person said in it is kept soon after, what nobody answered is not. */
    void keep(@Observes HandoffResolved ended) {
        jobs.schedule(DESCRIPTOR
                .instance(ended.handoff().value().toString())
                .data(new Ended(ended.school(), ended.handoff()))
                .build());
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> keep(instance.getData())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(RETRY)));
    }

    /** @return false while there is no vector to be had */
    private boolean keep(Ended ended) {
        SchoolId school = ended.school();
        Exchange exchange = exchanges.of(school, ended.handoff()).orElse(null);
        if (exchange == null) {
            return true;
        }
        tenancy.run(school, handle -> ResolvedQueries.insert(handle, school, exchange, clock.instant()));
        float[] vector = retrieval.vector(exchange.question());
        if (vector.length == 0) {
            return false;
        }
        tenancy.run(
                school, handle -> ResolvedQueries.embed(handle, school, ended.handoff(), vector, embedding.model()));
        return true;
    }

    /**
     * Up to three nearest of the school, the nearest first; none while the embedding server is away. It asks that server, so call it
     * outside a transaction.
     *
     * @param but the handoff that is looked at
     * @param course where it was asked; its own come first where others are as good as equal
     */
    List<Near> nearest(SchoolId school, HandoffId but, @Nullable CourseId course, String text) {
        float[] vector = text.isBlank() ? new float[0] : retrieval.vector(text);
        if (vector.length == 0) {
            return List.of();
        }
        Set<String> codes = codes(text);
        return tenancy
                .in(school, handle -> ResolvedQueries.nearest(handle, school, but, vector, embedding.model()))
                .stream()
                .filter(near -> near.similarity() >= NEAR && isOfOneThing(codes, codes(near.question())))
                .sorted(Comparator.comparingDouble((Near near) -> worth(near, course))
                        .reversed())
                .limit(SHOWN)
                .toList();
    }

    private static double worth(Near near, @Nullable CourseId course) {
        return near.similarity() + (course != null && course.equals(near.courseId()) ? OWN_COURSE : 0);
    }

    /** Two codes of errors look alike to the model and are not the same question. */
    private static boolean isOfOneThing(Set<String> codes, Set<String> others) {
        return codes.isEmpty() || others.isEmpty() || codes.stream().anyMatch(others::contains);
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> CODE.matcher(word).matches())
                .forEach(codes::add);
        return codes;
    }
}
