package org.opora.curation.checks;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a check. */
public record CheckId(UUID value) implements Id {}
