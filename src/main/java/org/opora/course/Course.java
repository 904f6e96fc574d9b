package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.identity.staff.Teams;
import org.opora.shared.Kebab;

/**
 * A course of a school.
 *
 * @param tone for its students who have chosen none; null = the school's
 * @param suggestions questions that the widget offers to begin with, in this order
 */
public record Course(
        CourseId id,
        String externalId,
        String title,
        String lang,
        JsonNode teams,
        JsonNode thresholds,
        JsonNode hintPolicy,
        @Nullable String tone,
        List<String> suggestions) {

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

    /** This course with other cuts, for a trial of them. */
    public Course with(JsonNode otherThresholds) {
        return new Course(id, externalId, title, lang, teams, otherThresholds, hintPolicy, tone, suggestions);
    }

    public HintPolicy policy() {
        return HintPolicy.read(hintPolicy, HintPolicy.DEFAULT);
    }
}
