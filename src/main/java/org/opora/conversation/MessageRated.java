package org.opora.conversation;

import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;

/**
 * Raised inside the transaction that stores a student's rating of a message.
 *
 * @param question the question that the message answers; null when it answers none
 * @param reason not-what-i-asked, wrong, unclear, or empty
 */
public record MessageRated(SchoolId school, @Nullable MessageId question, boolean up, String reason) {}
