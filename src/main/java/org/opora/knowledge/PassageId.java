package org.opora.knowledge;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a passage. */
public record PassageId(UUID value) implements Id {}
