package org.opora.curation.gaps;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a gap. */
public record GapId(UUID value) implements Id {}
