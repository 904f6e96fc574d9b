/**
 * What the desk keeps for its staff beside handoffs.
 * Owns: the access log, saved views, macros. Does not own: what they name (conversation, desk).
 * Listens to: ConversationOpened, SchoolCreated. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.records;

import org.jspecify.annotations.NullMarked;
