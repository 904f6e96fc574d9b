package org.opora.curation.checks;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a run of checks. */
public record RunId(UUID value) implements Id {}
