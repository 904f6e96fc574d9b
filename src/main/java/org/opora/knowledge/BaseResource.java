package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** The base as a whole. */
@Path("/api/v1/knowledge")
class BaseResource {
    record Archival(@Nullable List<String> articles) {}

    record Archived(int archived) {}

    private static final int MOST = 200;
    private final Listing listing;
    private final Upkeeping upkeeping;
    private final CurrentCaller me;

    BaseResource(Listing listing, Upkeeping upkeeping, CurrentCaller me) {
        this.listing = listing;
        this.upkeeping = upkeeping;
        this.me = me;
    }

    /** Courses and lessons with how many articles each has, and how many need a hand. */
    @GET
    @Path("outline")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Listing.Outline outline() {
        return listing.outline(me.school());
    }

    /** Several at once, all or none. */
    @POST
    @Path("archivals")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public Archived archive(Archival archival) {
        List<String> articles = archival.articles();
        if (articles == null || articles.isEmpty() || articles.size() > MOST) {
            throw Problem.invalid("articles", "must name 1 to " + MOST);
        }
        return new Archived(upkeeping.archive(me.school(), articles));
    }
}
