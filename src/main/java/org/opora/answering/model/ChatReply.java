package org.opora.answering.model;

/**
 * A whole reply.
 *
 * @param tokens read and written together; estimated where the provider does not say
 */
public record ChatReply(String text, String model, long tokens) {}
