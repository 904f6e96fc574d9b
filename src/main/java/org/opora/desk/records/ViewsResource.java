package org.opora.desk.records;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.desk.records.SavedViews.SavedView;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;

/** One's own saved views, in the order one gave them. */
@Path("/api/v1/desk/views")
@RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class ViewsResource {
    record Given(@Nullable List<@Nullable SavedView> items) {}

    private final SavedViews views;
    private final CurrentCaller me;

    ViewsResource(SavedViews views, CurrentCaller me) {
        this.views = views;
        this.me = me;
    }

    @GET
    public Page<SavedView> list() {
        return new Page<>(views.of(me.member()), null);
    }

    /** Puts these in place of what was there: at most 30, each with a name of its own. */
    @PUT
    public Page<SavedView> replace(Given given) {
        views.replace(me.member(), given.items());
        return list();
    }
}
