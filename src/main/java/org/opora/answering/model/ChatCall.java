package org.opora.answering.model;

import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import org.opora.answering.model.Prompts.Prompt;

/**
 * One call of a chat model.
 *
 * @param operation what for: classify, write, judge; a label of metrics, of low cardinality
 * @param prompt instructions; hold nothing secret
 * @param user data between tags, never instructions
 * @param form of the JSON object to reply with; strict
 */
public record ChatCall(
        Asker asker, String operation, Prompt prompt, String user, JsonObjectSchema form, Listener listener) {
    /** Whoever waits for a reply. */
    public interface Listener {
        /** Waits for the end and shows nothing before. */
        Listener PATIENT = new Listener() {};

        /** More of the reply. */
        default void heard(String more) {}

        /** What was heard so far came to nothing; another try begins. */
        default void restarted() {}
    }
}
