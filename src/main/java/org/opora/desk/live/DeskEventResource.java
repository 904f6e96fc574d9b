package org.opora.desk.live;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** The desk as server-sent events: from now on, nothing is replayed. */
@Path("/api/v1/desk/events")
class DeskEventResource {
    private final DeskStreams streams;
    private final CurrentCaller me;

    DeskEventResource(DeskStreams streams, CurrentCaller me) {
        this.streams = streams;
        this.me = me;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.CURATOR, Roles.LEAD})
    public Multi<OutboundSseEvent> events(@Context Sse sse) {
        Member member = me.member();
        return streams.open(member.school(), member.id()).map(told -> sse.newEventBuilder()
                .name(told.name())
                .data(told.data().toString())
                .build());
    }
}
