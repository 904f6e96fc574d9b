package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns.Outcome;

/**
 * One question of a run.
 *
 * @param expected of a check; null in a replay
 * @param before what came of it when it was last asked; null = it never was
 * @param after null = not asked yet
 */
record Result(
        int n,
        @Nullable CheckId checkId,
        String question,
        @Nullable String course,
        @Nullable JsonNode expected,
        @Nullable JsonNode before,
        @Nullable JsonNode after,
        @Nullable Boolean passed,
        @Nullable Boolean changed) {
    /** Confidence differs from run to run by less than this where nothing has changed. */
    private static final double SAME_CONFIDENCE = 0.02;

    /** What differs: lane, citations, confidence, text. */
    static List<String> changes(Outcome before, Outcome after) {
        List<String> changes = new ArrayList<>();
        if (before.lane() != after.lane()) {
            changes.add("lane");
        }
        if (!before.cited().equals(after.cited())) {
            changes.add("citations");
        }
        if (Math.abs(before.confidence() - after.confidence()) > SAME_CONFIDENCE) {
            changes.add("confidence");
        }
        if (!before.text().equals(after.text())) {
            changes.add("text");
        }
        return changes;
    }
}
