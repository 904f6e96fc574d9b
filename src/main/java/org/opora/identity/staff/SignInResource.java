package org.opora.identity.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.Credentials;
import org.opora.identity.Credentials.Kind;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Texts;

/** Staff sessions. */
@Path("/api/v1/staff/sessions")
class SignInResource {
    record SignIn(
            @Nullable String email,
            @Nullable String password,
            @Nullable String school) {}

    private final SignIns signIns;
    private final Credentials credentials;
    private final CurrentCaller me;

    SignInResource(SignIns signIns, Credentials credentials, CurrentCaller me) {
        this.signIns = signIns;
        this.credentials = credentials;
        this.me = me;
    }

    /** 201; 401; 409 {@code school-needed}; 429. */
    @POST
    @PermitAll
    @ResponseStatus(201)
    public SignIns.Session signIn(SignIn signIn) {
        return signIns.signIn(
                Texts.required("email", signIn.email(), Texts.NAME),
                Texts.required("password", signIn.password(), Texts.NAME),
                signIn.school());
    }

    @DELETE
    @Path("current")
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public void signOut() {
        Member member = me.member();
        UUID session = member.session();
        if (session != null) {
            boolean ended = credentials.revoke(Kind.STAFF, member.school(), session);
            assert ended;
        }
    }
}
