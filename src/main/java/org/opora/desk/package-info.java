/**
 * Handing a conversation to a person and back.
 * Owns: Handoff, queue order, due times, claim, packet; the curator's API. Does not own: what is said (conversation).
 * Listens to: HandoffRequested, HandoffTakenBack, StudentWrote, Worsened, ConversationClosed. Publishes: nothing.
 */
@NullMarked
package org.opora.desk;

import org.jspecify.annotations.NullMarked;
