package org.opora.desk.routing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.desk.routing.Curators.Present;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Problem;

/** What a curator knows and when they work, as leads set it. */
@Path("/api/v1/desk/curators/{id}")
class CuratorResource {
    /**
     * What a curator knows and when they work.
     *
     * @param courses external ids
     * @param hours as a team's calendar; absent = their teams'
     */
    record Described(
            @Nullable List<String> courses, @Nullable JsonNode hours) {}

    private final Curators curators;
    private final Courses courses;
    private final CurrentCaller me;

    CuratorResource(Curators curators, Courses courses, CurrentCaller me) {
        this.curators = curators;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.ADMINISTRATOR})
    public Described get(@RestPath StaffId id) {
        return described(curators.one(me.school(), id));
    }

    /** 422 {@code courses} or {@code calendar.…} for what this school does not have or cannot be worked with. */
    @PUT
    @RolesAllowed({Roles.LEAD, Roles.ADMINISTRATOR, Roles.SCHOOL})
    public Described put(@RestPath StaffId id, Described said) {
        SchoolId school = me.school();
        List<String> named = said.courses();
        List<UUID> known = named == null
                ? List.of()
                : named.stream().map(one -> course(school, one)).distinct().toList();
        return described(curators.describe(school, id, known, said.hours()));
    }

    private UUID course(SchoolId school, String externalId) {
        return courses.course(school, externalId)
                .map(course -> course.id().value())
                .orElseThrow(() -> Problem.invalid("courses", "'" + externalId + "' is not a course of this school"));
    }

    private Described described(Present present) {
        return new Described(
                present.curator().courses().stream()
                        .flatMap(id -> courses.course(me.school(), new CourseId(id)).stream())
                        .map(Course::externalId)
                        .toList(),
                present.curator().hours());
    }
}
