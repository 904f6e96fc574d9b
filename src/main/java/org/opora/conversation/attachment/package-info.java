/**
 * Files that students send with their messages; curators open them, the assistant does not.
 * Owns: Attachment, its stores, signed addresses, sweeping. Does not own: what a file may hold (content), messages.
 * Listens to: nothing. Publishes: nothing.
 */
@NullMarked
package org.opora.conversation.attachment;

import org.jspecify.annotations.NullMarked;
