/**
 * Files as Markdown that keeps their structure: what needs no more than text, markup or PDF. Runs in the parsing process.
 * Owns: encodings, the Markdown that we write, the bounds of archives. Does not own: storage. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion.reading;

import org.jspecify.annotations.NullMarked;
