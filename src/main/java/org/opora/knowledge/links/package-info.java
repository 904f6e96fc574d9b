/**
 * Where articles lead, and which of their links lead nowhere.
 * Owns: links of published texts, what linked pages said. Does not own: articles, how pages are fetched (ingestion.site), what
 * needs a hand (Listing). Listens to: RevisionPublished. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.links;

import org.jspecify.annotations.NullMarked;
