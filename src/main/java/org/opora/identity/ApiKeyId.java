package org.opora.identity;

import java.util.UUID;
import org.opora.shared.Id;

/** Names an API key without being one. */
public record ApiKeyId(UUID value) implements Id {}
