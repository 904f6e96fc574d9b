package org.opora.knowledge.ingestion;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.ingestion.site.Site;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Imports of a site: once, or by schedule. */
@Path("/api/v1/knowledge/imports")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
class SiteImportResource {
    /** @param everyHours for a schedule */
    record Asked(
            @Nullable String sitemap,
            @Nullable List<String> addresses,
            @Nullable List<String> allow,
            @Nullable String course,
            @Nullable String kind,
            @Nullable Boolean publish,
            @Nullable String source,
            @Nullable Boolean preview,
            @Nullable Integer everyHours) {}

    private static final int LONGEST_WAIT = 8_760;
    private static final int DAY = 24;
    private final Imports imports;
    private final Schedules schedules;
    private final Courses courses;
    private final CurrentCaller me;

    SiteImportResource(Imports imports, Schedules schedules, Courses courses, CurrentCaller me) {
        this.imports = imports;
        this.schedules = schedules;
        this.courses = courses;
        this.me = me;
    }

    @POST
    @Path("site")
    @ResponseStatus(202)
    public ImportResource.Begun begin(Asked asked) {
        String source = Texts.optional("source", asked.source(), Texts.TITLE);
        return new ImportResource.Begun(imports.begin(me.school(), settings(asked, source), List.of()));
    }

    private Settings settings(Asked asked, @Nullable String source) {
        SchoolId school = me.school();
        Course in = courses.place(school, asked.course(), null, null).course();
        return new Settings(
                in == null ? null : in.id(),
                kind(asked.kind()),
                !Boolean.FALSE.equals(asked.publish()),
                source,
                Boolean.TRUE.equals(asked.preview()),
                Site.of(asked.sitemap(), asked.addresses(), asked.allow()));
    }

    private static @Nullable Kind kind(@Nullable String word) {
        return word == null
                ? null
                : Kebab.parse(Kind.class, word)
                        .filter(kind -> kind != Kind.ASSIGNMENT)
                        .orElseThrow(() -> Problem.invalid("kind", "must be one of faq, handbook, lesson, policy"));
    }

    @GET
    @Path("schedules")
    public Page<Schedules.View> list() {
        return new Page<>(schedules.list(me.school()), null);
    }

    /** 201 when it is new, else 200; what the site no longer has is archived at each reading. */
    @PUT
    @Path("schedules/{key}")
    public RestResponse<Schedules.View> put(@RestPath String key, Asked asked) {
        int hours = asked.everyHours() == null ? DAY : asked.everyHours();
        if (hours < 1 || hours > LONGEST_WAIT) {
            throw Problem.invalid("everyHours", "must be between 1 and " + LONGEST_WAIT);
        }
        String named = Texts.externalId("key", key);
        boolean created = schedules.put(me.school(), named, settings(asked, "site:" + named), hours);
        Schedules.View kept = schedules.get(me.school(), named);
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept);
    }

    /** What it has brought stays. */
    @DELETE
    @Path("schedules/{key}")
    public void delete(@RestPath String key) {
        schedules.delete(me.school(), key);
    }
}
