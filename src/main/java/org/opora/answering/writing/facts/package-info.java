/**
 * The facts that a text states: numbers, dates, times, names, addresses, in forms that can be compared.
 * Owns: what counts as the same fact. Does not own: the verdict. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.writing.facts;

import org.jspecify.annotations.NullMarked;
