package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DecisionQueries.Kept;
import org.opora.answering.writing.Citation;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.MessageId;
import org.opora.course.AssignmentId;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Hit;
import org.opora.shared.Kebab;

/** Questions asked dry, of the base as the running transaction sees it; nothing is stored and no chat model is asked. */
@ApplicationScoped
public class DryRuns {
    /**
     * What a student would get.
     *
     * @param confidence 0 to 1, calibrated
     * @param text the answer, or the one that would wait for approval; empty where a person answers
     * @param cited external ids of articles
     */
    public record Outcome(
            Lane lane,
            QuestionClass questionClass,
            @Nullable String reason,
            double confidence,
            String text,
            List<String> cited) {}

    /**
     * An outcome and how it came about.
     *
     * @param read external ids of the articles read for it, best first
     * @param reach cosine of the last passage of them; one further off cannot change the outcome; null = unknown
     * @param blind the embedding server was away, so that it says nothing of other times
     */
    public record Ran(
            Outcome outcome, List<String> read, @Nullable Double reach, boolean blind) {}

    /** A question of a conversation and what became of it. */
    public record Past(MessageId question, @Nullable CourseId course, Outcome outcome) {}

    /** Passages that may be quoted or weighed. */
    private static final int READ = 5;

    private final Pipeline pipeline;
    private final Schools schools;
    private final Courses courses;
    private final Tenancy tenancy;

    DryRuns(Pipeline pipeline, Schools schools, Courses courses, Tenancy tenancy) {
        this.pipeline = pipeline;
        this.schools = schools;
        this.courses = courses;
        this.tenancy = tenancy;
    }

    /** @param course null = of the whole school */
    public Ran ask(SchoolId school, String question, @Nullable CourseId course) {
        Decision decision = pipeline.decide(
                Question.alone(schools.get(school), question, courses.place(school, course, null, (AssignmentId) null)),
                Progress.UNSEEN);
        List<Hit> read = decision.evidence().hits().stream().limit(READ).toList();
        return new Ran(
                outcome(decision),
                read.stream().map(Hit::externalId).distinct().toList(),
                read.size() < READ ? null : read.get(READ - 1).dense(),
                decision.evidence().found().lexicalOnly());
    }

    private static Outcome outcome(Decision d) {
        Written written = d.written();
        String reason = d.reason() != null
                ? Kebab.of(d.reason())
                : d.declined() == null ? null : Kebab.of(Objects.requireNonNull(d.declined()));
        return new Outcome(
                d.lane(),
                d.verdict().questionClass(),
                reason,
                d.confidence(),
                written == null ? "" : written.text(),
                written == null
                        ? List.of()
                        : written.citations().stream()
                                .map(Citation::externalId)
                                .distinct()
                                .toList());
    }

    /** Questions that conversations have had since then and that were no requests for a hint, the newest first. */
    public List<Past> past(SchoolId school, Instant since, int most) {
        return tenancy.in(school, handle -> DecisionQueries.since(handle, school, since, most)).stream()
                .map(DryRuns::past)
                .toList();
    }

    private static Past past(Kept kept) {
        var record = kept.record();
        var words = record.hasNonNull("draft") ? record.path("draft") : record;
        return new Past(
                kept.questionId(),
                kept.courseId(),
                new Outcome(
                        Kebab.parse(Lane.class, record.path("lane").asText()).orElseThrow(),
                        Kebab.parse(
                                        QuestionClass.class,
                                        record.path("questionClass").asText())
                                .orElseThrow(),
                        record.hasNonNull("reason") ? record.path("reason").asText() : null,
                        record.path("confidence").asDouble(),
                        words.path("citations").isEmpty()
                                ? ""
                                : words.path("text").asText(),
                        StreamSupport.stream(words.path("citations").spliterator(), false)
                                .map(citation -> citation.path("externalId").asText())
                                .distinct()
                                .toList()));
    }
}
