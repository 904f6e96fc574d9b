package org.opora.knowledge.links;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;

/** Where an article leads, and what of it leads nowhere. */
@Path("/api/v1/knowledge/articles/{externalId}/links")
class LinkResource {
    /** @param asked whether pages of the web are asked for this school at all */
    record Found(List<Links.Link> items, boolean asked) {}

    private final Links links;
    private final CurrentCaller me;

    LinkResource(Links links, CurrentCaller me) {
        this.links = links;
        this.me = me;
    }

    /** Of its published revision; dead ones first. */
    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Found of(@RestPath String externalId) {
        return new Found(links.of(me.school(), externalId), links.areAsked(me.school()));
    }

    /** 202: its pages are asked now, one after the other; 409 {@code links-not-asked}. */
    @POST
    @Path("asking")
    @ResponseStatus(202)
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public Found askAgain(@RestPath String externalId) {
        links.askAgain(me.school(), externalId);
        return of(externalId);
    }
}
