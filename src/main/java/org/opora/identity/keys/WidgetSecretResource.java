package org.opora.identity.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.Schools;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
import org.opora.shared.Page;

/** A school's widget secrets; each is shown once, when it is made. */
@Path("/api/v1/schools/current/widget-secrets")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
class WidgetSecretResource {
    private final WidgetSecrets secrets;
    private final Schools schools;
    private final CurrentCaller me;
    private final Acts acts;

    WidgetSecretResource(WidgetSecrets secrets, Schools schools, CurrentCaller me, Acts acts) {
        this.secrets = secrets;
        this.schools = schools;
        this.me = me;
        this.acts = acts;
    }

    @GET
    public Page<WidgetSecrets.Listed> list() {
        return new Page<>(secrets.all(me.school()), null);
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    public Schools.WidgetSecret make() {
        Schools.WidgetSecret made = schools.newWidgetSecret(schools.get(me.school()));
        acts.tell(Act.SECRET_MADE, new WidgetSecretId(made.id()));
        return made;
    }

    /** 409 {@code last-secret}. */
    @DELETE
    @Path("{id}")
    @Transactional
    public void revoke(@RestPath WidgetSecretId id) {
        secrets.revoke(me.school(), id);
        acts.tell(Act.SECRET_REVOKED, id);
    }
}
