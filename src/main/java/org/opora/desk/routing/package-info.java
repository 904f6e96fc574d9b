/**
 * Whom a waiting handoff is meant for: who is there, what they carry, and the choice among them.
 * Owns: curators' presence, capacity, courses and hours; assignment. Does not own: the handoff itself, who claims it.
 * Listens to: HandoffChanged, CuratorsDue, StaffRemoved. Publishes: PresenceChanged.
 */
@NullMarked
package org.opora.desk.routing;

import org.jspecify.annotations.NullMarked;
