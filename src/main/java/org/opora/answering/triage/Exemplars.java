package org.opora.answering.triage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Problem;

/** Messages whose class a school has told us: its own exemplars, by course or for all, and curators' corrections. */
@ApplicationScoped
public class Exemplars {
    /** @param course null = whole school */
    record Exemplar(@Nullable CourseId course, QuestionClass questionClass, String text, float[] vector) {}

    /** The class of the nearest exemplar, and how near it is. */
    public record Nearest(QuestionClass questionClass, double similarity) {}

    /** A given exemplar, or the message that a curator corrected. */
    public record Given(
            QuestionClass questionClass,
            String text,
            @Nullable MessageId message) {}

    /** Two phrasings of one question are nearer than this with e5-small, two questions are not. */
    private static final double SAME = 0.92;

    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int SCHOOLS = 1_000;
    private final Tenancy tenancy;
    private final Retrieval retrieval;
    private final EmbeddingConfig embedding;
    private final Repair repair;
    private final Clock clock;
    private final Cache<SchoolId, List<Exemplar>> bySchool =
            Caffeine.newBuilder().maximumSize(SCHOOLS).expireAfterWrite(FRESH).build();

    Exemplars(Tenancy tenancy, Retrieval retrieval, EmbeddingConfig embedding, Repair repair, Clock clock) {
        this.repair = repair;
        this.tenancy = tenancy;
        this.retrieval = retrieval;
        this.embedding = embedding;
        this.clock = clock;
    }

    /** @return empty when none says the same */
    public Optional<Nearest> nearest(SchoolId school, @Nullable CourseId course, float[] vector) {
        if (vector.length == 0) {
            return Optional.empty();
        }
        List<Exemplar> known = bySchool.get(
                school, id -> tenancy.in(id, handle -> ExemplarQueries.all(handle, id, embedding.model())));
        Nearest best = null;
        for (Exemplar one : known) {
            double similarity = one.course() == null || one.course().equals(course) ? dot(one.vector(), vector) : 0;
            if (similarity >= SAME && (best == null || similarity > best.similarity())) {
                best = new Nearest(one.questionClass(), similarity);
            }
        }
        return Optional.ofNullable(best);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /**
     * Puts these in place of what was given before; corrections stay.
     *
     * @throws Problem 503 {@code embedding-unavailable}; nothing is stored
     */
    public void replace(SchoolId school, @Nullable CourseId course, List<Given> given) {
        List<float[]> vectors = given.stream().map(this::vector).toList();
        tenancy.run(school, handle -> {
            ExemplarQueries.deleteGiven(handle, school, course);
            for (int i = 0; i < given.size(); i++) {
                insert(handle, school, course, given.get(i), vectors.get(i));
            }
        });
        bySchool.invalidate(school);
    }

    /**
     * A curator says what class a message had been of; the last word counts.
     *
     * @throws Problem 503 {@code embedding-unavailable}; nothing is stored
     */
    public void correct(SchoolId school, @Nullable CourseId course, Given correction) {
        String meant = repair.repair(school, correction.text());
        float[] vector = vector(new Given(correction.questionClass(), meant, correction.message()));
        tenancy.run(school, handle -> insert(handle, school, course, correction, vector));
        bySchool.invalidate(school);
    }

    private void insert(Handle handle, SchoolId school, @Nullable CourseId course, Given one, float[] vector) {
        ExemplarQueries.insert(handle, school, course, one, vector, embedding.model(), clock.instant());
    }

    private float[] vector(Given one) {
        float[] vector = retrieval.vector(Gist.of(one.text()).plain());
        if (vector.length == 0) {
            throw Problem.unavailable(
                    "embedding-unavailable", "The embedding server does not answer; nothing was stored.", PAUSE);
        }
        return vector;
    }

    /** What was given for a course, or for the whole school, by class. */
    public List<Given> given(SchoolId school, @Nullable CourseId course) {
        return tenancy.in(school, handle -> ExemplarQueries.given(handle, school, course));
    }
}
