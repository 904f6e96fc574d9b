package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
import org.opora.shared.Texts;

/** Schools and their settings. */
@Path("/api/v1/schools")
class SchoolResource {
    /** {@code limits: null} = none, absent = the usual ones. */
    record NewSchool(
            @Nullable String key,
            @Nullable String name,
            @Nullable String locale,
            @Nullable JsonNode limits) {}

    record OwnTextViews(List<OwnTexts.One> items) {}

    private final Schools schools;
    private final CurrentCaller me;
    private final Words words;
    private final Acts acts;

    SchoolResource(Schools schools, CurrentCaller me, Words words, Acts acts) {
        this.schools = schools;
        this.me = me;
        this.words = words;
        this.acts = acts;
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
    @Transactional
    public Settings change(Settings change) {
        Settings before = Settings.of(schools.get(me.school()));
        School changed = change.applyTo(schools.get(me.school()), words);
        schools.save(changed);
        Settings after = Settings.of(changed);
        List<String> fields = Acts.changed(before, after);
        if (!fields.isEmpty()) {
            acts.tell(Act.SETTINGS_CHANGED, null, fields);
        }
        return after;
    }
}
