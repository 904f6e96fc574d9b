package org.opora.answering.writing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Mode;

/**
 * Words for a student with what they rest on.
 *
 * @param tokens read and written for these words; null where no model wrote them
 */
public record Written(
        String text,
        List<Citation> citations,
        Mode mode,
        @Nullable String model,
        @Nullable String promptVersion,
        @Nullable Long tokens) {
    public Written {
        citations = List.copyOf(citations);
    }
}
