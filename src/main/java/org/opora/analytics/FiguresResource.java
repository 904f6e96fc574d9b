package org.opora.analytics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.identity.staff.Teams;
import org.opora.shared.Problem;

/** Figures of the school, of a course, of a team. */
@Path("/api/v1/figures")
class FiguresResource {
    private final Counting counting;
    private final Where where;
    private final CurrentCaller me;
    private final Clock clock;

    /** What a request may be narrowed to. */
    @jakarta.enterprise.context.Dependent
    static class Where {
        final Schools schools;
        final Courses courses;
        final Teams teams;

        Where(Schools schools, Courses courses, Teams teams) {
            this.schools = schools;
            this.courses = courses;
            this.teams = teams;
        }
    }

    FiguresResource(Counting counting, Where where, CurrentCaller me, Clock clock) {
        this.counting = counting;
        this.where = where;
        this.me = me;
        this.clock = clock;
    }

    /** Of the last so many days, 28 unless told otherwise, up to a day or today; days are the school's. */
    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Figures figures(
            @RestQuery @Nullable Integer days,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String course,
            @RestQuery @Nullable String team) {
        School school = where.schools.get(me.school());
        Course in = where.courses.place(school.id(), course, null, null).course();
        if (team != null && where.teams.find(school.id(), team).isEmpty()) {
            throw Problem.invalid("team", "is not a team of this school");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), school.zone());
        Scope.Days asked = Scope.Days.of(days, from, to, today);
        return counting.count(
                new Scope(school.id(), asked.from(), asked.to(), school.zone(), in == null ? null : in.id(), team));
    }
}
