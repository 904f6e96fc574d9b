/**
 * Texts as vectors, from any OpenAI-compatible endpoint.
 * Owns: batching, caching, retry. Does not own: what is embedded. Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge.embedding;

import org.jspecify.annotations.NullMarked;
