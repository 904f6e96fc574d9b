package org.opora.desk;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a handoff. */
public record HandoffId(UUID value) implements Id {}
