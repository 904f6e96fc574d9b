package org.opora.desk.aside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.desk.packet.Packet;
import org.opora.desk.packet.Packets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** Two conversations of one student become one. */
@Path("/api/v1/conversations/{id}/merge")
class MergeResource {
    record Merge(@Nullable ConversationId into) {}

    private final Merging merging;
    private final Packets packets;
    private final CurrentCaller me;

    MergeResource(Merging merging, Packets packets, CurrentCaller me) {
        this.merging = merging;
        this.packets = packets;
        this.me = me;
    }

    /** 200 the packet of the one kept. */
    @POST
    @RolesAllowed({Roles.CURATOR, Roles.LEAD})
    public Packet merge(@RestPath ConversationId id, Merge body) {
        ConversationId into = body.into();
        if (into == null) {
            throw Problem.invalid("required", "into", "is missing");
        }
        return packets.of(me.school(), merging.merge(me.member(), id, into));
    }
}
