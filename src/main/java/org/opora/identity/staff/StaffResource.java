package org.opora.identity.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;

/** Staff accounts. */
@Path("/api/v1/staff")
class StaffResource {
    private final StaffMembers members;
    private final CurrentCaller me;

    StaffResource(StaffMembers members, CurrentCaller me) {
        this.members = members;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Page<Staff> list(@RestQuery("limit") @Nullable Integer limit, @RestQuery @Nullable String after) {
        return members.list(me.school(), Page.Request.of(limit, after));
    }

    /** 201; 409 {@code email-taken}. */
    @POST
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    @ResponseStatus(201)
    public Staff add(StaffMembers.Account account) {
        return members.add(me.school(), account);
    }

    @PATCH
    @Path("{id}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public Staff change(@RestPath StaffId id, StaffMembers.Account change) {
        return members.change(me.school(), id, change);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public void remove(@RestPath StaffId id) {
        members.remove(me.school(), id);
    }
}
