/**
 * All that a curator needs to understand a conversation in ten seconds, and first replies to start from.
 * Owns: the packet's shape and how it is put together. Does not own: the facts, which each feature keeps.
 * Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.desk.packet;

import org.jspecify.annotations.NullMarked;
