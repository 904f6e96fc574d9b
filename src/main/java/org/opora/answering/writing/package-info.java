/**
 * Words of an answer: quoted from the base, or written by a model; and the checks before anyone sees them.
 * Owns: writers, checks, the model port, prompts. Does not own: lanes. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.answering.writing;

import org.jspecify.annotations.NullMarked;
