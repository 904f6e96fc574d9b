/**
 * Sites as material: pages found by a sitemap or a list, fetched politely and only from where the school allows.
 * Owns: fetching, robots, schedules. Does not own: reading of pages (parsing), imports. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.ingestion.site;

import org.jspecify.annotations.NullMarked;
