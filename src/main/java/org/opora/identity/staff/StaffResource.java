package org.opora.identity.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Staff accounts. */
@Path("/api/v1/staff")
class StaffResource {
    private final StaffMembers members;
    private final CurrentCaller me;
    private final Acts acts;

    StaffResource(StaffMembers members, CurrentCaller me, Acts acts) {
        this.members = members;
        this.me = me;
        this.acts = acts;
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
    @Transactional
    public Staff add(StaffMembers.Account account) {
        Staff added = members.add(me.school(), account);
        acts.tell(Act.STAFF_ADDED, added.id());
        return added;
    }

    /** 409 {@code email-taken}, {@code last-administrator}. */
    @PATCH
    @Path("{id}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    @Transactional
    public Staff change(@RestPath StaffId id, StaffMembers.Account change) {
        Staff before = members.find(me.school(), id).orElseThrow(() -> Problem.notFound("staff member"));
        Staff after = members.change(me.school(), id, change);
        List<String> fields = new ArrayList<>(Acts.changed(before, after));
        if (change.password() != null) {
            fields.add("password");
        }
        if (!fields.isEmpty()) {
            acts.tell(Act.STAFF_CHANGED, id.value().toString(), fields);
        }
        return after;
    }

    /** 409 {@code oneself}, {@code last-administrator}. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    @Transactional
    public void remove(@RestPath StaffId id) {
        if (me.get() instanceof Member member && member.id().equals(id)) {
            throw Problem.conflict("oneself", "Nobody takes themselves out: ask another administrator.");
        }
        members.remove(me.school(), id);
        acts.tell(Act.STAFF_REMOVED, id);
    }
}
