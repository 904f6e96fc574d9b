package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
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
import org.opora.knowledge.Retrieval;
import org.opora.shared.Problem;

/** A curator says of what class a student's message was; the next message that says the same is taken so. */
@Path("/api/v1/messages/{id}/class")
class CorrectionResource {
    record Correction(@Nullable QuestionClass questionClass) {}

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final Exemplars exemplars;
    private final Conversations conversations;
    private final Retrieval retrieval;
    private final CurrentCaller me;

    CorrectionResource(Exemplars exemplars, Conversations conversations, Retrieval retrieval, CurrentCaller me) {
        this.exemplars = exemplars;
        this.conversations = conversations;
        this.retrieval = retrieval;
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
        float[] vector = retrieval.vector(message.text());
        if (vector.length == 0) {
            throw Problem.unavailable(
                    "embedding-unavailable", "The embedding server does not answer; nothing was stored.", PAUSE);
        }
        Conversation of = conversations.get(me.school(), message.conversationId());
        exemplars.correct(me.school(), of.courseId(), new Given(questionClass, message.text(), vector, id));
    }
}
