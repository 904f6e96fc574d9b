package org.opora.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Author;
import org.opora.conversation.MessageView.AuthorView;
import org.opora.conversation.Streams;
import org.opora.desk.Handoff.State;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** Who looks at a handoff, and whether they are writing to the student; a signal that is told and never kept. */
@Path("/api/v1/handoffs/{id}/viewing")
@RolesAllowed({Roles.CURATOR, Roles.LEAD})
class ViewingResource {
    record Viewing(@Nullable Boolean typing) {}

    private final Handoffs handoffs;
    private final Streams streams;
    private final CurrentCaller me;

    ViewingResource(Handoffs handoffs, Streams streams, CurrentCaller me) {
        this.handoffs = handoffs;
        this.streams = streams;
        this.me = me;
    }

    /**
     * 204. Each signal of the curator who has the handoff is one {@code typing} event in the conversation's streams, which
     * whoever hears it forgets after a while; others' are not for the student.
     */
    @PUT
    public void look(@RestPath HandoffId id, Viewing viewing) {
        Member member = me.member();
        Handoff handoff = handoffs.get(member.school(), id);
        boolean holds = handoff.state() == State.CLAIMED && member.id().equals(handoff.curatorId());
        if (holds && Boolean.TRUE.equals(viewing.typing())) {
            streams.pass(
                    handoff.conversationId(),
                    "typing",
                    Map.of("author", new AuthorView(Author.CURATOR, member.name())));
        }
    }
}
