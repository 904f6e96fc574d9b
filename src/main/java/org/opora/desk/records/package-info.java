/**
 * What the desk keeps for its staff beside handoffs.
 * Owns: the access log and acts of administration, saved views, macros. Does not own: what they name (conversation, desk).
 * Listens to: ConversationOpened, Administered, SchoolCreated. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.records;

import org.jspecify.annotations.NullMarked;
