package org.opora.conversation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Messages.Posted;
import org.opora.conversation.Messages.Sent;
import org.opora.conversation.attachment.AttachmentId;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Messages: a student's, stored at once and answered in the background. */
@Path("/api/v1/conversations/{id}/messages")
class MessageResource {
    record NewMessage(
            @Nullable UUID clientId,
            @Nullable String text,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String pageUrl,
            @Nullable UUID suggestion,
            @Nullable List<AttachmentId> attachments) {}

    private final Conversations conversations;
    private final Messages messages;
    private final MessageViews views;
    private final Access access;
    private final Suggestible base;
    private final CurrentCaller me;

    MessageResource(
            Conversations conversations,
            Messages messages,
            MessageViews views,
            Access access,
            Suggestible base,
            CurrentCaller me) {
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
        this.access = access;
        this.base = base;
        this.me = me;
    }

    /** 202; the same {@code clientId} again is 200 with the same message, with another text 422. */
    @POST
    @RolesAllowed(Roles.STUDENT)
    public RestResponse<MessageView> post(@RestPath ConversationId id, NewMessage body) {
        Posted posted = messages.post(me.learner(), id, own -> sent(own, body));
        return RestResponse.status(
                posted.created() ? RestResponse.Status.ACCEPTED : RestResponse.Status.OK,
                access.view(posted.message()));
    }

    private Sent sent(Conversation own, NewMessage body) {
        UUID clientId = body.clientId();
        if (clientId == null) {
            throw Problem.invalid("required", "clientId", "is missing");
        }
        String text = Texts.required("text", body.text(), Texts.MESSAGE);
        Texts.optional("pageUrl", body.pageUrl(), Texts.ADDRESS);
        return new Sent(
                clientId,
                text,
                Message.Kind.TEXT,
                access.within(own, body.lesson(), body.assignment()),
                suggestion(own, clientId, body.suggestion()),
                Texts.filled("attachments", body.attachments()));
    }

    /** Sent again it is the same message, whatever has become of the article. */
    private @Nullable UUID suggestion(Conversation own, UUID clientId, @Nullable UUID article) {
        if (article != null
                && conversations.sent(access.school(), own.id(), clientId).isEmpty()
                && !base.holds(access.school(), own.courseId(), article)) {
            throw Problem.invalid("suggestion", "is not an entry that can answer here now");
        }
        return article;
    }

    @GET
    @RolesAllowed({Roles.STUDENT, Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Page<MessageView> list(
            @RestPath ConversationId id,
            @RestQuery("before") @Nullable Long before,
            @RestQuery("limit") @Nullable Integer limit) {
        int most = Page.Request.of(limit, null).limit();
        List<Message> shown =
                conversations.messages(access.school(), access.read(id).id(), before, access.staff(), most);
        return new Page<>(views.all(access.school(), shown, access.staff()), null);
    }
}
