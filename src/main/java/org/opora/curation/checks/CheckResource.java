package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Lane;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Checks of the base, and publications in spite of them. */
@Path("/api/v1/curation/checks")
@RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class CheckResource {
    record Expect(
            @Nullable String externalId,
            @Nullable Lane lane,
            @Nullable String contains) {}

    record Given(
            @Nullable String question,
            @Nullable String course,
            @Nullable Expect expect) {}

    /** Comma- or semicolon-separated, with a heading. */
    record Table(@Nullable String table) {}

    record View(
            CheckId id,
            String question,
            @Nullable String course,
            Expectation expect,
            @Nullable Boolean passing,
            List<String> unmet,
            @Nullable JsonNode outcome,
            @Nullable Instant lookedAt,
            Instant createdAt,
            @Nullable String createdBy) {
        static View of(Check check) {
            return new View(
                    check.id(),
                    check.question(),
                    check.course(),
                    check.expect(),
                    check.passing(),
                    check.before().map(check.expect()::unmet).orElse(List.of()),
                    check.outcome(),
                    check.lookedAt(),
                    check.createdAt(),
                    check.createdBy());
        }
    }

    private final Checks checks;
    private final CheckTable table;
    private final Courses courses;
    private final CurrentCaller me;

    CheckResource(Checks checks, CheckTable table, Courses courses, CurrentCaller me) {
        this.checks = checks;
        this.table = table;
        this.courses = courses;
        this.me = me;
    }

    /** Failing ones first. */
    @GET
    public Page<View> list(
            @RestQuery @Nullable String course,
            @RestQuery("passing") @Nullable Boolean passing,
            @RestQuery @Nullable String query,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery @Nullable String after) {
        SchoolId school = me.school();
        return checks.list(
                        school,
                        new CheckQueries.Wanted(course(school, course), passing, query),
                        Page.Request.of(limit, after))
                .map(View::of);
    }

    /** 201 a new one, 200 where that question of that course has a check already; it is looked at at once. */
    @PUT
    public RestResponse<View> put(Given given) {
        SchoolId school = me.school();
        Checks.Kept kept = checks.put(
                school,
                Texts.required("question", given.question(), Texts.MESSAGE),
                course(school, given.course()),
                expectation(given.expect()),
                null,
                me.name());
        return RestResponse.status(
                kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, View.of(kept.check()));
    }

    private static Expectation expectation(@Nullable Expect expect) {
        if (expect == null || (expect.externalId() == null && expect.lane() == null && expect.contains() == null)) {
            throw Problem.invalid("required", "expect", "names an article, a lane or a text");
        }
        String article = expect.externalId();
        return new Expectation(
                article == null ? null : Texts.externalId("expect.externalId", article),
                expect.lane(),
                Texts.optional("expect.contains", expect.contains(), Texts.MESSAGE));
    }

    private @Nullable CourseId course(SchoolId school, @Nullable String externalId) {
        Course course = courses.place(school, externalId, null, (String) null).course();
        return course == null ? null : course.id();
    }

    @DELETE
    @Path("{id}")
    public void remove(@RestPath CheckId id) {
        checks.remove(me.school(), id);
    }

    /** Rows of a table, each kept or refused for itself. */
    @POST
    @Path("table")
    public CheckTable.Taken table(Table given) {
        return table.take(me.school(), Texts.required("table", given.table(), Texts.BODY), me.name());
    }

    /** The newest hundred. */
    @GET
    @Path("forced-publications")
    public Page<Checks.ForcedPublication> forced() {
        return new Page<>(checks.forced(me.school()), null);
    }
}
