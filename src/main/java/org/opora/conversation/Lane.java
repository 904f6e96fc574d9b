package org.opora.conversation;

/** What becomes of a question. */
public enum Lane {
    ANSWER,
    DRAFT,
    HANDOFF,
    DECLINE
}
