/**
 * Cutting a body into passages along its headings, and a passage into sentences.
 * Owns: the rules of the cut. Does not own: storage. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.splitting;

import org.jspecify.annotations.NullMarked;
