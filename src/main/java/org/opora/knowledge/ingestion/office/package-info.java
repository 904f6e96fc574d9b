/**
 * Office documents: docx, pptx, xlsx, read from their XML. Runs in the parsing process.
 * Owns: how their structure becomes ours. Does not own: archives and bounds (reading). Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion.office;

import org.jspecify.annotations.NullMarked;
