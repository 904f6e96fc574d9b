package org.opora.desk;

import org.opora.conversation.ConversationId;
import org.opora.identity.SchoolId;

/** Raised inside the transaction that erases a handoff with its student. */
public record HandoffErased(SchoolId school, HandoffId handoff, ConversationId conversation) {}
