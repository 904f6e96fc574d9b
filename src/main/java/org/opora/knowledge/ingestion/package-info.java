/**
 * Uploads and sites, worked off in the background with progress per file, looked at before, held and resumed.
 * Owns: imports and their schedules. Does not own: articles, how formats are read (parsing). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion;

import org.jspecify.annotations.NullMarked;
