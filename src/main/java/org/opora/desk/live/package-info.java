/**
 * The desk as it happens: what changes in the queue, who comes and goes, who looks and types, who is called.
 * Owns: the desk's event streams. Does not own: any fact; a stream only tells of what is kept elsewhere.
 * Listens to: HandoffChanged, PresenceChanged, Called. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.live;

import org.jspecify.annotations.NullMarked;
