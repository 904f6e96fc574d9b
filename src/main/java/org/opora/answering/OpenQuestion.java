package org.opora.answering;

import org.opora.conversation.Conversation;
import org.opora.conversation.Message;

/** A question of a conversation that has no outcome yet, with all that may decide it. */
record OpenQuestion(Conversation conversation, Message message, Question question) {}
