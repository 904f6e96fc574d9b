package org.opora.desk.live;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Message.Author;
import org.opora.conversation.MessageView.AuthorView;
import org.opora.conversation.Streams;
import org.opora.desk.Handoff;
import org.opora.desk.Handoff.State;
import org.opora.desk.HandoffId;
import org.opora.desk.Handoffs;
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
    private final Tidings tidings;
    private final CurrentCaller me;

    ViewingResource(Handoffs handoffs, Streams streams, Tidings tidings, CurrentCaller me) {
        this.handoffs = handoffs;
        this.streams = streams;
        this.tidings = tidings;
        this.me = me;
    }

    /**
     * 204. The desk hears who looks and types, and forgets it after a while. Typing of the curator who has the handoff is a
     * {@code typing} event in the conversation's streams as well; others' is not for the student.
     */
    @PUT
    public void look(@RestPath HandoffId id, Viewing viewing) {
        Member member = me.member();
        Handoff handoff = handoffs.get(member.school(), id);
        boolean typing = Boolean.TRUE.equals(viewing.typing());
        tidings.viewing(member.school(), id, member.id(), member.name(), typing);
        boolean holds = handoff.state() == State.CLAIMED && member.id().equals(handoff.curatorId());
        if (holds && typing) {
            streams.pass(
                    handoff.conversationId(),
                    "typing",
                    Map.of("author", new AuthorView(Author.CURATOR, member.name())));
        }
    }
}
