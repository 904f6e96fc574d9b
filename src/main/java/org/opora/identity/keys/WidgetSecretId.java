package org.opora.identity.keys;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a widget secret without being one. */
record WidgetSecretId(UUID value) implements Id {}
