package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Exemplars;
import org.opora.answering.triage.Exemplars.Given;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.MessageId;
import org.opora.course.QuestionClass;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** A curator says of what class a student's message was; the next message that says the same is taken so. */
@Path("/api/v1/messages/{id}/class")
class CorrectionResource {
    record Correction(@Nullable QuestionClass questionClass) {}

    private final Exemplars exemplars;
    private final Conversations conversations;
    private final CurrentCaller me;

    CorrectionResource(Exemplars exemplars, Conversations conversations, CurrentCaller me) {
        this.exemplars = exemplars;
        this.conversations = conversations;
        this.me = me;
    }

    @PUT
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST})
    public void correct(@RestPath MessageId id, Correction correction) {
        QuestionClass questionClass = correction.questionClass();
        if (questionClass == null) {
            throw Problem.invalid("required", "questionClass", "is missing");
        }
        Message message = conversations.message(me.school(), id);
        if (message.authorKind() != Author.STUDENT) {
            throw Problem.invalid("id", "is not a student's message");
        }
        Conversation of = conversations.get(me.school(), message.conversationId());
        exemplars.correct(me.school(), of.courseId(), new Given(questionClass, message.text(), id));
    }
}
