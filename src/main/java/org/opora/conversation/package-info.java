/**
 * What is said between a student and whoever answers, and who owns it.
 * Owns: Conversation, Message, owner and version, Reason, the event log, ratings; the widget's API. Does not own: answers, handoffs.
 * Listens to: nothing. Publishes: QuestionAsked, HandoffRequested, HandoffTakenBack, MessageAdded, StudentWrote,
 * LeftUnread, Worsened, Returned, ConversationClosed, ConversationOpened.
 */
@NullMarked
package org.opora.conversation;

import org.jspecify.annotations.NullMarked;
