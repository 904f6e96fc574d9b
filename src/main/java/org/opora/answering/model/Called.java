package org.opora.answering.model;

import org.jspecify.annotations.Nullable;

/**
 * One call of a model about a question, without any text.
 *
 * @param tokens read and written together; 0 where nothing was heard
 * @param ms from the request to the end of the reply
 * @param failed why there is no whole reply
 */
public record Called(
        String operation, String model, String promptVersion, long tokens, long ms, ModelFailed.@Nullable Why failed) {}
