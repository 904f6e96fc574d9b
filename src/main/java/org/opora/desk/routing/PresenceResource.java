package org.opora.desk.routing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Who is at the desk. */
@Path("/api/v1/desk/presence")
@RolesAllowed({Roles.CURATOR, Roles.LEAD})
class PresenceResource {
    record Presence(Curator.@Nullable State state, @Nullable Double capacity) {}

    private static final double MOST = 100;
    private final Curators curators;
    private final CurrentCaller me;

    PresenceResource(Curators curators, CurrentCaller me) {
        this.curators = curators;
        this.me = me;
    }

    @GET
    public Page<PresenceView> all() {
        return new Page<>(
                curators.all(me.school()).stream().map(PresenceView::of).toList(), null);
    }

    /** Repeated once a minute by a page that is open; three minutes of silence count as away. */
    @PUT
    public PresenceView appear(Presence presence) {
        Member member = me.member();
        Curator.State state = presence.state();
        if (state == null) {
            throw Problem.invalid("required", "state", "is missing");
        }
        Double capacity = presence.capacity();
        if (capacity != null && !(capacity >= 0 && capacity <= MOST)) {
            throw Problem.invalid("capacity", "must be between 0 and 100");
        }
        return PresenceView.of(curators.appear(member.school(), member.id(), state, capacity));
    }
}
