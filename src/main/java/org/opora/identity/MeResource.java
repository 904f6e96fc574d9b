package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Backend;
import org.opora.identity.Caller.Learner;
import org.opora.identity.Caller.Member;
import org.opora.identity.staff.SignIns;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Who one is, and what one prefers. */
@Path("/api/v1/me")
class MeResource {
    /** {@code kind}: platform, school, staff or student. */
    record Me(
            String kind,
            @Nullable UUID id,
            @Nullable String externalId,
            @Nullable String name,
            @Nullable String school,
            Set<String> roles) {}

    record NewPassword(@Nullable String current, @Nullable String password) {}

    private final CurrentCaller me;
    private final StaffMembers members;
    private final SignIns signIns;
    private final Preferences preferences;

    MeResource(CurrentCaller me, StaffMembers members, SignIns signIns, Preferences preferences) {
        this.me = me;
        this.members = members;
        this.signIns = signIns;
        this.preferences = preferences;
    }

    @GET
    @RolesAllowed({
        Roles.PLATFORM,
        Roles.SCHOOL,
        Roles.STUDENT,
        Roles.CURATOR,
        Roles.LEAD,
        Roles.METHODOLOGIST,
        Roles.ADMINISTRATOR
    })
    public Me whoAmI() {
        Caller caller = me.get();
        if (caller instanceof Backend backend) {
            return new Me("school", null, null, null, backend.schoolKey(), caller.roles());
        }
        if (caller instanceof Member member) {
            return new Me("staff", member.id().value(), null, member.name(), member.schoolKey(), member.roles());
        }
        if (caller instanceof Learner learner) {
            return new Me(
                    "student",
                    learner.id().value(),
                    learner.externalId(),
                    learner.name(),
                    learner.schoolKey(),
                    caller.roles());
        }
        return new Me("platform", null, null, null, null, caller.roles());
    }

    /** Changes one's own password and ends one's other sessions. */
    @PUT
    @Path("password")
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public void password(NewPassword change) {
        Member member = me.member();
        String current = change.current();
        if (current != null) {
            String email = members.find(member.school(), member.id())
                    .orElseThrow(() -> Problem.notFound("staff member"))
                    .email();
            signIns.confirm(email, current, member.schoolKey());
        }
        members.setPassword(
                member.school(),
                member.id(),
                Texts.required("password", change.password(), Texts.NAME),
                member.session());
    }

    @GET
    @Path("preferences")
    @RolesAllowed({Roles.STUDENT, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public JsonNode preferences() {
        return preferences.of(me.get());
    }

    @PUT
    @Path("preferences")
    @RolesAllowed({Roles.STUDENT, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public JsonNode prefer(JsonNode change) {
        return preferences.change(me.get(), change);
    }
}
