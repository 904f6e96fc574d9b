package org.opora.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.conversation.ConversationId;
import org.opora.desk.packet.Packet;
import org.opora.desk.packet.Packets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** A curator joins any conversation of the school. */
@Path("/api/v1/conversations/{id}/takeover")
class TakeoverResource {
    private final Claims claims;
    private final Packets packets;
    private final CurrentCaller me;

    TakeoverResource(Claims claims, Packets packets, CurrentCaller me) {
        this.claims = claims;
        this.packets = packets;
        this.me = me;
    }

    /** 200 the packet; 409 {@code already-claimed} when it is another curator's. */
    @POST
    @RolesAllowed({Roles.CURATOR, Roles.LEAD})
    public Packet takeOver(@RestPath ConversationId id) {
        return packets.of(me.school(), claims.takeOver(me.member(), id));
    }
}
