package org.opora.conversation;

/** Why a person takes over. */
public enum Reason {
    STUDENT_REQUEST,
    LOW_CONFIDENCE,
    NO_EVIDENCE,
    EMOTIONAL,
    COMPLAINT,
    POLICY,
    CHECK_FAILED,
    MODEL_UNAVAILABLE,
    LIMIT_REACHED,
    CURATOR_JOINED,
    RISK
}
