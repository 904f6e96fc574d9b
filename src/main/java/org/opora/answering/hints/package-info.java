/**
 * The hint ladder: how deep a hint may go for this student on this assignment, by stored state and rules.
 * Owns: the ledger, what counts as an attempt, what unlocks. Does not own: the words of a hint. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.hints;

import org.jspecify.annotations.NullMarked;
