package org.opora.conversation;

import org.opora.identity.Caller.Member;

/** Raised when a member of staff is shown what was said in a conversation, again with each look. */
public record ConversationOpened(Member by, ConversationId conversation) {}
