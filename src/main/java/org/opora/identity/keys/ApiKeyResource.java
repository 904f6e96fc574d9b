package org.opora.identity.keys;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.identity.ApiKeyId;
import org.opora.identity.Credentials;
import org.opora.identity.Credentials.Kind;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** A school's API keys; each is shown once, when it is made. */
@Path("/api/v1/schools/current/api-keys")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
class ApiKeyResource {
    record NewKey(@Nullable String name) {}

    /** An API key, shown once. */
    record ApiKey(UUID id, String apiKey) {}

    private final ApiKeys keys;
    private final Credentials credentials;
    private final CurrentCaller me;
    private final Acts acts;

    ApiKeyResource(ApiKeys keys, Credentials credentials, CurrentCaller me, Acts acts) {
        this.keys = keys;
        this.credentials = credentials;
        this.me = me;
        this.acts = acts;
    }

    @GET
    public Page<ApiKeys.Listed> list() {
        return new Page<>(keys.all(me.school()), null);
    }

    @POST
    @ResponseStatus(201)
    @Transactional
    public ApiKey make(@Nullable NewKey named) {
        String name = named == null ? null : Texts.optional("name", named.name(), Texts.NAME);
        Credentials.Issued issued = credentials.issueKey(me.school(), name);
        acts.tell(Act.KEY_MADE, new ApiKeyId(issued.id()));
        return new ApiKey(issued.id(), issued.token());
    }

    @DELETE
    @Path("{id}")
    @Transactional
    public void revoke(@RestPath ApiKeyId id) {
        if (!credentials.revoke(Kind.API_KEY, me.school(), id.value())) {
            throw Problem.notFound("API key");
        }
        acts.tell(Act.KEY_REVOKED, id);
    }
}
