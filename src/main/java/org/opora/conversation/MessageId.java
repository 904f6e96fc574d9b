package org.opora.conversation;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a message. */
public record MessageId(UUID value) implements Id {}
