package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.answering.Asking.Ask;
import org.opora.answering.Asking.Asked;
import org.opora.conversation.MessageId;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** The same code that answers in a conversation, without side effects; and why an answer came out as it did. */
@Path("/api/v1/answers")
class AnswerResource {
    private final Asking asking;
    private final Spoken spoken;
    private final Explaining explaining;
    private final CurrentCaller me;

    AnswerResource(Asking asking, Spoken spoken, Explaining explaining, CurrentCaller me) {
        this.asking = asking;
        this.spoken = spoken;
        this.explaining = explaining;
        this.me = me;
    }

    @POST
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public DecisionRecord ask(Ask ask) {
        Asked asked = asking.ask(me.school(), ask);
        return DecisionRecord.of(asked.decision(), spoken.of(asked.question(), asked.decision()));
    }

    /** The decision record of any message of the exchange. */
    @GET
    @Path("{message}/explanation")
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public JsonNode explanation(@RestPath MessageId message) {
        return explaining.of(me.school(), message).orElseThrow(() -> Problem.notFound("explanation"));
    }
}
