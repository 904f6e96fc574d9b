package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Tones;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Courses; each PUT is idempotent: 201 made, 200 kept. */
@Path("/api/v1/courses")
class CourseResource {
    /** What a learning platform knows nothing of, all but title and language, stays where it is absent; null or {} clears it. */
    record CourseBody(
            @Nullable String title,
            @Nullable String lang,
            @Nullable JsonNode teams,
            @Nullable JsonNode thresholds,
            @Nullable JsonNode hintPolicy,
            @Nullable JsonNode tone,
            @Nullable List<String> suggestions) {}

    private final Courses courses;
    private final Teams teams;
    private final CurrentCaller me;

    CourseResource(Courses courses, Teams teams, CurrentCaller me) {
        this.courses = courses;
        this.teams = teams;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Page<Course> list(@RestQuery("limit") @Nullable Integer limit, @RestQuery @Nullable String after) {
        return courses.list(me.school(), Page.Request.of(limit, after));
    }

    @GET
    @Path("{course}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Course get(@RestPath String course) {
        return existing(course);
    }

    @PUT
    @Path("{course}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<Course> put(@RestPath String course, CourseBody body) {
        HintPolicy checked = HintPolicy.read(body.hintPolicy(), HintPolicy.DEFAULT);
        assert checked.maxLevel() >= 0;
        Optional<Course> before = courses.course(me.school(), course);
        JsonNode tone = body.tone();
        return kept(courses.keep(
                me.school(),
                new Course(
                        new CourseId(Id.next()),
                        Texts.externalId("externalId", course),
                        Texts.required("title", body.title(), Texts.TITLE),
                        lang(body.lang()),
                        teams(given(body.teams(), before, Course::teams)),
                        Thresholds.read(given(body.thresholds(), before, Course::thresholds)),
                        orEmpty(given(body.hintPolicy(), before, Course::hintPolicy)),
                        tone == null ? before.map(Course::tone).orElse(null) : Tones.read(tone),
                        body.suggestions() == null
                                ? before.map(Course::suggestions).orElse(List.of())
                                : Openers.read(body.suggestions()))));
    }

    private Course existing(String externalId) {
        return courses.course(me.school(), externalId).orElseThrow(() -> Problem.notFound("course"));
    }

    private static @Nullable JsonNode given(
            @Nullable JsonNode sent, Optional<Course> before, Function<Course, JsonNode> part) {
        return sent == null ? before.map(part).orElse(null) : sent;
    }

    private static String lang(@Nullable String lang) {
        if (lang == null || !lang.matches("[a-z]{2}")) {
            throw Problem.invalid("lang", "must be a language of two letters, such as ru");
        }
        return lang;
    }

    private JsonNode teams(@Nullable JsonNode map) {
        SchoolId school = me.school();
        orEmpty(map).properties().forEach(entry -> {
            questionClass("teams", entry.getKey());
            if (teams.find(school, entry.getValue().asText()).isEmpty()) {
                throw Problem.invalid("teams." + entry.getKey(), "is not a team of this school");
            }
        });
        return orEmpty(map);
    }

    private static void questionClass(String field, String word) {
        if (Kebab.parse(QuestionClass.class, word).isEmpty()) {
            throw Problem.invalid(field + "." + word, "is not a question class");
        }
    }

    private static JsonNode orEmpty(@Nullable JsonNode map) {
        return map == null || !map.isObject() ? JsonNodeFactory.instance.objectNode() : map;
    }

    private static <T> RestResponse<T> kept(Courses.Kept<T> kept) {
        return RestResponse.status(kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.thing());
    }
}
