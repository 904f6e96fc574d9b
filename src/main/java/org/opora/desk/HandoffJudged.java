package org.opora.desk;

import org.opora.identity.SchoolId;

/** Raised inside the transaction in which a curator says how the assistant did. */
public record HandoffJudged(SchoolId school, HandoffId handoff) {}
