package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** What other articles say nearly the same. */
@Path("/api/v1/knowledge/articles/{externalId}/likeness")
class LikenessResource {
    record Found(List<Likeness.Alike> items) {}

    private final Likeness likeness;
    private final CurrentCaller me;

    LikenessResource(Likeness likeness, CurrentCaller me) {
        this.likeness = likeness;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Found of(@RestPath String externalId) {
        return new Found(likeness.of(me.school(), externalId));
    }
}
