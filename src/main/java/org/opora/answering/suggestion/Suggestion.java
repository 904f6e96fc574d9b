package org.opora.answering.suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.knowledge.ArticleId;

/**
 * An answer offered while a question is typed.
 *
 * @param title of the entry, or the earlier question
 * @param text the answer: the entry's nearest passage, whole, or what the assistant said then
 * @param citation in the shape of a message's; absent when the answer had none
 */
record Suggestion(
        Kind kind,
        @Nullable ArticleId articleId,
        @Nullable ConversationId conversationId,
        String title,
        String text,
        @Nullable JsonNode citation) {
    enum Kind {
        FAQ,
        OWN
    }
}
