/**
 * What a sent file really is, and what is kept of it.
 * Owns: kinds by content, redrawing of pictures, file names. Does not own: where it is kept. Listens to: nothing.
 * Publishes: nothing.
 */
@NullMarked
package org.opora.conversation.attachment.content;

import org.jspecify.annotations.NullMarked;
