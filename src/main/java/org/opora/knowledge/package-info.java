/**
 * What a school knows, and finding the right place in it.
 * Owns: Article, Revision, Passage, verified entries, retrieval; splitting, embedding, imports and links in the rooms below.
 * Does not own: answers. Listens to: AssignmentChanged. Publishes: nothing.
 */
@NullMarked
package org.opora.knowledge;

import org.jspecify.annotations.NullMarked;
