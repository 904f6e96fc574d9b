package org.opora.conversation.attachment;

/**
 * An attachment over HTTP.
 *
 * @param size bytes
 * @param url a path of ours with its signature, good for 15 minutes
 */
public record AttachmentView(AttachmentId id, String name, String type, int size, String url) {}
