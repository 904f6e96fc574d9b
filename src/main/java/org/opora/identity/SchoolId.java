package org.opora.identity;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a school. */
public record SchoolId(UUID value) implements Id {}
