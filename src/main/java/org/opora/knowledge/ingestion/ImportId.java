package org.opora.knowledge.ingestion;

import java.util.UUID;
import org.opora.shared.Id;

/** Names an import. */
record ImportId(UUID value) implements Id {}
