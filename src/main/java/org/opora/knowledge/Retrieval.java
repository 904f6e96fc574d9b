package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.embedding.EmbeddingUnavailable;
import org.opora.knowledge.embedding.Embeddings;

/** Finding passages of a school: one SQL statement over vectors and words. */
@ApplicationScoped
public class Retrieval {
    /**
     * A search: with a course, that course and the whole-school articles; without, everything of the school.
     *
     * @param lesson the open one, whose passages are preferred; null = none
     * @param windowed of how many passages the windows are wanted
     */
    public record Query(
            String text,
            @Nullable CourseId course,
            @Nullable LessonId lesson,
            boolean staff,
            int limit,
            int windowed) {}

    /** A pair of neighbouring sentences with its cosine to the question. */
    public record Window(PassageId passageId, int fromAt, int toAt, double similarity) {}

    private static final Logger LOG = Logger.getLogger(Retrieval.class);
    /** Of letters without a space each is a token, at 1 ms: twice as many have held a server up past its time limit. */
    private static final int LONGEST_EMBEDDED = 1_000;
    /** In units of the score: a nudge between passages that are as good as equal, never a wall. */
    static final double OPEN_LESSON = 0.015;

    private static final double OWN_COURSE = 0.005;
    private final Tenancy tenancy;
    private final Embeddings embeddings;
    private final Reranker reranker;
    private final Centres centres;

    Retrieval(Tenancy tenancy, Embeddings embeddings, Reranker reranker, Centres centres) {
        this.tenancy = tenancy;
        this.embeddings = embeddings;
        this.reranker = reranker;
        this.centres = centres;
    }

    public Found search(SchoolId school, Query query) {
        float[] vector = vector(query.text());
        RetrievalQueries.Rows rows =
                tenancy.in(school, handle -> RetrievalQueries.search(handle, school, query, vector));
        return new Found(
                reranker.ordered(query.text(), preferred(rows.hits(), query)),
                rows.windows(),
                vector,
                vector.length == 0 ? Map.of(Found.LEXICAL_ONLY, 1.0) : Map.of());
    }

    private static List<Hit> preferred(List<Hit> hits, Query query) {
        return query.course() == null
                ? hits
                : hits.stream()
                        .map(hit -> hit.raisedBy(prior(hit, query)))
                        .sorted(Comparator.comparingDouble(Hit::score).reversed())
                        .toList();
    }

    private static double prior(Hit hit, Query query) {
        boolean lesson = query.lesson() != null && query.lesson().equals(hit.lessonId());
        return lesson ? OPEN_LESSON : hit.courseId() != null ? OWN_COURSE : 0;
    }

    /** The question as a vector, empty when the embedding server is away. */
    public float[] vector(String question) {
        try {
            String text = question.length() > LONGEST_EMBEDDED ? question.substring(0, LONGEST_EMBEDDED) : question;
            return embeddings.question(text);
        } catch (EmbeddingUnavailable e) {
            LOG.warn("no vector for a question: searching by words");
            return new float[0];
        }
    }

    /**
     * A question's vector without what all questions of its language share, to compare questions with each other.
     *
     * @param vector of unit length, as {@link #vector} gives it
     */
    public float[] apart(float[] vector, String lang) {
        return centres.without(vector, lang);
    }

    /** The passages of an assignment's own text, which only hints cite. */
    public List<Hit> ofAssignment(SchoolId school, CourseId course, AssignmentId assignment) {
        return tenancy.in(school, handle -> RetrievalQueries.ofAssignment(handle, school, course, assignment));
    }

    /**
     * What a course teaches that is nearest to the vector, passages of one lesson before all others; nothing without a vector. None is
     * nearer for being in the language of the question.
     *
     * @param first null = no lesson comes first
     */
    public Found ofCourse(SchoolId school, CourseId course, @Nullable LessonId first, int limit, float[] vector) {
        RetrievalQueries.Rows rows = vector.length == 0
                ? new RetrievalQueries.Rows(List.of(), List.of())
                : tenancy.in(school, handle -> RetrievalQueries.ofCourse(handle, school, course, first, limit, vector));
        return new Found(rows.hits(), rows.windows(), vector, Map.of());
    }

    /** The assignment of the course whose text is nearest to the question, and how near. */
    public java.util.Optional<NearAssignment> nearestAssignment(SchoolId school, CourseId course, float[] vector) {
        return vector.length == 0
                ? java.util.Optional.empty()
                : tenancy.in(school, handle -> RetrievalQueries.nearestAssignment(handle, school, course, vector));
    }

    /** An assignment's passage by its external id {@code assignment:<course>:<id>}. */
    public record NearAssignment(String externalId, double similarity) {}

    /** How many passages can be found in the course, whole-school ones too. */
    public int size(SchoolId school, @Nullable CourseId course) {
        return tenancy.in(school, handle -> RetrievalQueries.size(handle, school, course));
    }
}
