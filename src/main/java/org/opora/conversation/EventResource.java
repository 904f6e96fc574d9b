package org.opora.conversation;

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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** A conversation as server-sent events: what happened since a number, then what happens. */
@Path("/api/v1/conversations/{id}/events")
class EventResource {
    private final Streams streams;
    private final Access access;

    EventResource(Streams streams, Access access) {
        this.streams = streams;
        this.access = access;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @RolesAllowed({Roles.STUDENT, Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Multi<OutboundSseEvent> events(
            @RestPath ConversationId id,
            @RestQuery @Nullable String after,
            @RestHeader("Last-Event-ID") @Nullable String lastEventId,
            @Context Sse sse) {
        Conversation conversation = access.read(id);
        long from =
                lastEventId == null || lastEventId.isEmpty() ? seq("after", after) : seq("Last-Event-ID", lastEventId);
        return streams.stream(access.school(), conversation.id(), from, access.staff())
                .map(told -> event(sse, told));
    }

    private static OutboundSseEvent event(Sse sse, Streams.Told told) {
        OutboundSseEvent.Builder event =
                sse.newEventBuilder().name(told.name()).data(told.data().toString());
        Long id = told.id();
        return (id == null ? event : event.id(id.toString())).build();
    }

    private static long seq(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        try {
            long seq = Long.parseLong(text);
            if (seq >= 0) {
                return seq;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw Problem.invalid(field, "must be the number of an event");
    }
}
