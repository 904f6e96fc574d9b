package org.opora.answering.evidence;

import java.util.Map;

/**
 * One search: for what, what it found, and how sure that makes us.
 *
 * @param confidence 0 to 1, calibrated: how likely an automatic answer would be right
 */
public record Sought(String searchedFor, Evidence evidence, Map<String, Double> signals, double confidence) {
    public Sought {
        signals = Map.copyOf(signals);
    }

    Sought restingOn(Evidence other) {
        return new Sought(searchedFor, other, signals, confidence);
    }

    /**
     * The same, but as sure as the other in so many of all cases.
     *
     * @param share 0 to 1
     */
    Sought tempered(Sought by, double share) {
        return new Sought(searchedFor, evidence, signals, (1 - share) * confidence + share * by.confidence);
    }
}
