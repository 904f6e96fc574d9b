package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns.Outcome;
import org.opora.conversation.Lane;
import org.opora.course.CourseId;
import org.opora.shared.Json;

/**
 * A question whose answer must stay what it is.
 *
 * @param courseId null = whole school
 * @param passing against the published base, when it was last looked at; null = never
 * @param reach cosine of the fifth passage read for it; null = unknown
 * @param readArticles external ids of what was read for it
 */
record Check(
        CheckId id,
        String question,
        @Nullable CourseId courseId,
        @Nullable String course,
        @Nullable String expectedArticle,
        @Nullable Lane expectedLane,
        @Nullable String expectedText,
        Instant createdAt,
        @Nullable String createdBy,
        @Nullable Boolean passing,
        @Nullable Instant lookedAt,
        @Nullable JsonNode outcome,
        @Nullable Double reach,
        List<String> readArticles) {

    Expectation expect() {
        return new Expectation(expectedArticle, expectedLane, expectedText);
    }

    Optional<Outcome> before() {
        return Optional.ofNullable(outcome).map(json -> Json.read(json, Outcome.class));
    }
}
