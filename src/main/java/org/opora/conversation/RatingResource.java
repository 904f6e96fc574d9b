package org.opora.conversation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.conversation.Message.Visibility;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** What a student thinks of a message. */
@Path("/api/v1/messages/{id}/rating")
class RatingResource {
    private final Conversations conversations;
    private final Impressions impressions;
    private final Access access;

    RatingResource(Conversations conversations, Impressions impressions, Access access) {
        this.conversations = conversations;
        this.impressions = impressions;
        this.access = access;
    }

    @PUT
    @RolesAllowed(Roles.STUDENT)
    public void rate(@RestPath MessageId id, ConversationResource.Rating rating) {
        Message message = conversations.message(access.school(), id);
        Conversation own = access.own(message.conversationId());
        if (message.visibility() == Visibility.STAFF) {
            throw Problem.notFound("message");
        }
        if (message.authorKind() == Message.Author.STUDENT || !own.id().equals(message.conversationId())) {
            throw Problem.invalid("id", "is a message of one's own");
        }
        impressions.rate(access.school(), message, rating.checked());
    }
}
