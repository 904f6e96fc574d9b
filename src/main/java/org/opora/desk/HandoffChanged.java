package org.opora.desk;

import org.opora.identity.SchoolId;

/** Raised inside the transaction that makes or changes a handoff. */
public record HandoffChanged(SchoolId school, HandoffId handoff) {}
