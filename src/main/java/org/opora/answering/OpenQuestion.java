package org.opora.answering;

import java.util.List;
import org.opora.conversation.Conversation;
import org.opora.conversation.Message;
import org.opora.knowledge.Hit;

/**
 * A question of a conversation that has no outcome yet, with all that may decide it.
 *
 * @param chosen passages of the entry that the student has chosen, while it stands; else none
 */
record OpenQuestion(Conversation conversation, Message message, Question question, List<Hit> chosen) {
    OpenQuestion {
        chosen = List.copyOf(chosen);
    }
}
