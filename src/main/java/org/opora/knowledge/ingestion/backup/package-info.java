/**
 * What learning systems and book makers export: Moodle backups, Open edX courses, EPUB. Runs in the parsing process.
 * Owns: which parts of them are material. Does not own: archives and bounds (reading). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion.backup;

import org.jspecify.annotations.NullMarked;
