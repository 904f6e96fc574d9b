/**
 * Whether a reply shows a solution that is locked, through disguises and over the turns of a conversation.
 * Owns: readings, code and values in common, the score. Does not own: which solutions are locked. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.writing.leak;

import org.jspecify.annotations.NullMarked;
