package org.opora.desk;

import org.opora.identity.SchoolId;

/** Raised inside the transaction in which a handoff ends. */
public record HandoffResolved(SchoolId school, HandoffId handoff) {}
