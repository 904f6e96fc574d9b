/**
 * What the base holds for a question, and how sure that makes us.
 * Owns: which searches a message takes, evidence, signals, shipped coefficients. Does not own: the search itself (knowledge),
 * lanes. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.evidence;

import org.jspecify.annotations.NullMarked;
