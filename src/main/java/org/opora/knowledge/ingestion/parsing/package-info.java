/**
 * A process of its own in which strangers' files are read, so that a hostile one can harm nothing but itself.
 * Owns: the process and its bounds. Does not own: how a format is read. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion.parsing;

import org.jspecify.annotations.NullMarked;
