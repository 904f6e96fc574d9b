/**
 * Uploads of many files, worked off in the background with progress per file.
 * Owns: imports, reading of file formats. Does not own: articles. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion;

import org.jspecify.annotations.NullMarked;
