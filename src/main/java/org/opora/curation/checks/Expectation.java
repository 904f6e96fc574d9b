package org.opora.curation.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns.Outcome;
import org.opora.conversation.Lane;

/**
 * What must come of a question; at least one of the three is given.
 *
 * @param externalId an article that the answer, sent or drafted, cites
 * @param lane absent with an article or a text: sent or drafted
 * @param contains stands in the answer, whatever its case and white space
 */
public record Expectation(
        @Nullable String externalId,
        @Nullable Lane lane,
        @Nullable String contains) {

    /** Names of the fields that do not hold. */
    List<String> unmet(Outcome outcome) {
        List<String> unmet = new ArrayList<>();
        boolean answered = outcome.lane() == Lane.ANSWER || outcome.lane() == Lane.DRAFT;
        if (lane == null ? !answered : lane != outcome.lane()) {
            unmet.add("lane");
        }
        if (externalId != null && !outcome.cited().contains(externalId)) {
            unmet.add("externalId");
        }
        if (contains != null && !plain(outcome.text()).contains(plain(contains))) {
            unmet.add("contains");
        }
        return unmet;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
