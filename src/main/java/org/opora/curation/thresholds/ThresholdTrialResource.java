package org.opora.curation.thresholds;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.answering.ThresholdTrials;
import org.opora.answering.ThresholdTrials.Changed;
import org.opora.answering.ThresholdTrials.OfClass;
import org.opora.conversation.Lane;
import org.opora.conversation.MessageId;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.course.Thresholds;
import org.opora.desk.packet.Exchanges;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.shared.Problem;

/** Thresholds tried on the questions that a course has had; nothing is stored and no student is asked anything. */
@Path("/api/v1/courses/{course}/threshold-trials")
@RolesAllowed({Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class ThresholdTrialResource {
    /** Thresholds as {@code PUT /courses/{course}} takes them: a class that is absent has the usual ones. */
    record Tried(@Nullable JsonNode thresholds, @Nullable Integer days) {}

    /** A question that would have gone another way, without personal data. */
    record Example(
            MessageId questionId,
            String text,
            QuestionClass questionClass,
            double confidence,
            Lane now,
            Lane tried,
            @Nullable Boolean rated,
            @Nullable Boolean judged) {}

    /**
     * @param usual the cuts of a class for which the course has none of its own
     * @param whole false when there were more questions than are looked at
     * @param changed how many questions would have gone another way
     */
    record Effect(
            Threshold usual,
            int days,
            boolean whole,
            int questions,
            List<OfClass> classes,
            int changed,
            List<Example> examples) {}

    private static final int WEEK = 7;
    private static final int MOST_DAYS = 31;
    private static final int EXAMPLES = 20;
    private final ThresholdTrials trials;
    private final Courses courses;
    private final Exchanges exchanges;
    private final CurrentCaller me;

    ThresholdTrialResource(ThresholdTrials trials, Courses courses, Exchanges exchanges, CurrentCaller me) {
        this.trials = trials;
        this.courses = courses;
        this.exchanges = exchanges;
        this.me = me;
    }

    @POST
    public Effect trial(@RestPath("course") String externalId, Tried tried) {
        SchoolId school = me.school();
        Course course = courses.course(school, externalId).orElseThrow(() -> Problem.notFound("course"));
        JsonNode thresholds = tried.thresholds();
        if (thresholds == null || !thresholds.isObject()) {
            throw Problem.invalid("thresholds", "must be {questionClass: {answer, draft}}; {} = the usual ones");
        }
        int days = tried.days() == null ? WEEK : tried.days();
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.invalid("days", "must be between 1 and " + MOST_DAYS);
        }
        ThresholdTrials.Result result =
                trials.trial(school, course, Thresholds.read(thresholds), Duration.ofDays(days));
        return new Effect(
                result.usual(),
                days,
                result.whole(),
                result.questions(),
                result.classes(),
                result.changed().size(),
                result.changed().stream()
                        .limit(2L * EXAMPLES)
                        .map(one -> example(school, one))
                        .flatMap(Optional::stream)
                        .limit(EXAMPLES)
                        .toList());
    }

    /** @return empty when the question has no words, or has been erased */
    private Optional<Example> example(SchoolId school, Changed one) {
        return exchanges
                .asked(school, one.questionId())
                .map(asked -> new Example(
                        one.questionId(),
                        asked.text(),
                        one.questionClass(),
                        one.confidence(),
                        one.now(),
                        one.tried(),
                        one.rated(),
                        one.judged()));
    }
}
