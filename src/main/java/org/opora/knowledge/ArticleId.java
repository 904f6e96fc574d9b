package org.opora.knowledge;

import java.util.UUID;
import org.opora.shared.Id;

/** Names an article. */
public record ArticleId(UUID value) implements Id {}
