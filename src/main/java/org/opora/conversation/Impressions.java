package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** What a student has read, and what they think of it. */
@ApplicationScoped
class Impressions {
    private final Tenancy tenancy;
    private final Event<MessageRated> rated;

    Impressions(Tenancy tenancy, Event<MessageRated> rated) {
        this.tenancy = tenancy;
        this.rated = rated;
    }

    void read(SchoolId school, ConversationId id, long seq) {
        tenancy.run(school, handle -> ConversationQueries.read(handle, school, id, seq));
    }

    int unread(SchoolId school, Conversation c) {
        return tenancy.in(school, handle -> ConversationQueries.unread(handle, school, c));
    }

    void rate(SchoolId school, Message message, JsonNode rating) {
        tenancy.run(school, handle -> {
            ConversationQueries.rate(handle, school, "message", message.id().value(), rating);
            rated.fire(new MessageRated(
                    school,
                    message.replyTo(),
                    rating.path("value").asText().equals("up"),
                    rating.path("reason").asText("")));
        });
    }

    void rate(SchoolId school, ConversationId conversation, JsonNode rating) {
        tenancy.run(
                school,
                handle -> ConversationQueries.rate(handle, school, "conversation", conversation.value(), rating));
    }
}
