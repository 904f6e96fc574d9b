package org.opora.conversation;

import java.util.UUID;
import org.opora.shared.Id;

/** Names a conversation. */
public record ConversationId(UUID value) implements Id {}
