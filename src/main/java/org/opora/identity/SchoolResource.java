package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Credentials.Kind;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Schools, their keys and settings. */
@Path("/api/v1/schools")
class SchoolResource {
    /** {@code limits: null} = none, absent = the usual ones. */
    record NewSchool(
            @Nullable String key,
            @Nullable String name,
            @Nullable String locale,
            @Nullable JsonNode limits) {}

    /** An API key, shown once. */
    record ApiKey(UUID id, String apiKey) {}

    record OwnTextViews(List<OwnTexts.One> items) {}

    private final Schools schools;
    private final Credentials credentials;
    private final CurrentCaller me;
    private final Words words;

    SchoolResource(Schools schools, Credentials credentials, CurrentCaller me, Words words) {
        this.schools = schools;
        this.credentials = credentials;
        this.me = me;
        this.words = words;
    }

    /** 201 with secrets that are shown once; 409 {@code school-exists}. */
    @POST
    @RolesAllowed(Roles.PLATFORM)
    @ResponseStatus(201)
    public Schools.Keys create(NewSchool school) {
        JsonNode limits = school.limits();
        return schools.create(
                Texts.required("key", school.key(), 40),
                Texts.required("name", school.name(), Texts.NAME),
                school.locale() == null ? "ru" : school.locale(),
                limits == null ? null : Settings.limits(limits));
    }

    @DELETE
    @Path("{key}")
    @RolesAllowed(Roles.PLATFORM)
    public void erase(@RestPath String key) {
        schools.erase(key);
    }

    @POST
    @Path("current/api-keys")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    @ResponseStatus(201)
    public ApiKey newApiKey() {
        Credentials.Issued issued = credentials.issue(Kind.API_KEY, me.school(), null, null, null);
        return new ApiKey(issued.id(), issued.token());
    }

    @DELETE
    @Path("current/api-keys/{id}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public void revokeApiKey(@RestPath ApiKeyId id) {
        if (!credentials.revoke(Kind.API_KEY, me.school(), id.value())) {
            throw Problem.notFound("API key");
        }
    }

    @POST
    @Path("current/widget-secrets")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    @ResponseStatus(201)
    public Schools.WidgetSecret newWidgetSecret() {
        return schools.newWidgetSecret(schools.get(me.school()));
    }

    @GET
    @Path("current/settings")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Settings settings() {
        return Settings.of(schools.get(me.school()));
    }

    /** What the school may say in its own words, with what is said as usual. */
    @GET
    @Path("current/texts")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public OwnTextViews texts() {
        return new OwnTextViews(OwnTexts.of(schools.get(me.school()), words));
    }

    @PUT
    @Path("current/settings")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public Settings change(Settings change) {
        School changed = change.applyTo(schools.get(me.school()), words);
        schools.save(changed);
        return Settings.of(changed);
    }
}
