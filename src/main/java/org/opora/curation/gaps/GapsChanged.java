package org.opora.curation.gaps;

import org.opora.identity.SchoolId;

/** Raised after questions have come into gaps, or replies to them. */
public record GapsChanged(SchoolId school) {}
