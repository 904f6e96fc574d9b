/**
 * What a message is about, in what mood, and whether somebody is in danger.
 * Owns: repair of typing, patterns, shipped coefficients. Does not own: lanes. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.triage;

import org.jspecify.annotations.NullMarked;
