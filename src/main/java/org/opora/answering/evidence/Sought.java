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

    /** The same, between how sure itself and the other one make us. */
    Sought tempered(Sought by) {
        return new Sought(searchedFor, evidence, signals, (confidence + by.confidence) / 2);
    }
}
