package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.opora.identity.staff.Teams;
import org.opora.shared.Kebab;

/** A course of a school. */
public record Course(
        CourseId id,
        String externalId,
        String title,
        String lang,
        JsonNode teams,
        JsonNode thresholds,
        JsonNode hintPolicy) {

    /** The team that serves this class of question. */
    public String team(QuestionClass questionClass) {
        return teams.path(Kebab.of(questionClass)).asText(usualTeam(questionClass));
    }

    public static String usualTeam(QuestionClass questionClass) {
        return switch (questionClass) {
            case STUDY -> Teams.MENTORS;
            case TECHNICAL -> Teams.TECHNICAL;
            default -> Teams.CURATORS;
        };
    }

    public Optional<Threshold> threshold(QuestionClass questionClass) {
        JsonNode cuts = thresholds.path(Kebab.of(questionClass));
        return cuts.hasNonNull("answer")
                ? Optional.of(new Threshold(
                        cuts.path("answer").asDouble(),
                        cuts.path("draft").asDouble(cuts.path("answer").asDouble())))
                : Optional.empty();
    }

    public HintPolicy policy() {
        return HintPolicy.read(hintPolicy, HintPolicy.DEFAULT);
    }
}
