/**
 * All that a curator needs to understand a conversation in ten seconds, and first replies to start from.
 * Owns: the packet's shape, resolved questions without personal data. Does not own: the facts, which each feature keeps.
 * Listens to: HandoffResolved. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.packet;

import org.jspecify.annotations.NullMarked;
