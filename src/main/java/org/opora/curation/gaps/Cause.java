package org.opora.curation.gaps;

/** Why a question counts as not answered. */
public enum Cause {
    HANDOFF,
    DECLINE,
    LOW_CONFIDENCE,
    RATED_DOWN
}
