package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Promises.Asked;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.sla.ClockKind;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Problem;

/** When a question would be due, by the hours and promises of a team as they are or as they might be; nothing is stored. */
@Path("/api/v1/teams/{key}/due-trials")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.LEAD, Roles.METHODOLOGIST})
class DueTrialResource {
    /**
     * A question that comes.
     *
     * @param calendar as in {@code PUT /teams/{key}}; absent = the team's own, null = none
     * @param sla likewise
     * @param at in the school's zone, as {@code 2026-11-27T19:40}
     */
    record Trial(
            @Nullable JsonNode calendar,
            @Nullable JsonNode sla,
            @Nullable String at,
            @Nullable QuestionClass questionClass,
            @Nullable Reason reason,
            @Nullable Mood mood,
            @Nullable String course) {}

    /**
     * What is promised then.
     *
     * @param opensAt absent while the team works
     * @param always counted by the wall clock
     */
    record Due(
            Instant at,
            String timeZone,
            boolean open,
            @Nullable Instant opensAt,
            boolean always,
            Instant firstReply,
            Instant resolution) {}

    private final Schools schools;
    private final Teams teams;
    private final Courses courses;
    private final Terms terms;
    private final CurrentCaller me;

    DueTrialResource(Schools schools, Teams teams, Courses courses, Terms terms, CurrentCaller me) {
        this.schools = schools;
        this.teams = teams;
        this.courses = courses;
        this.terms = terms;
        this.me = me;
    }

    @POST
    public Due due(@RestPath String key, Trial trial) {
        School school = schools.get(me.school());
        Team team = teams.find(school.id(), key).orElseThrow(() -> Problem.notFound("team"));
        Team supposed = new Team(
                key,
                team.title(),
                team.level(),
                trial.calendar() == null ? team.calendar() : trial.calendar(),
                trial.sla() == null ? team.sla() : trial.sla());
        Instant at = at(trial.at()).atZone(school.zone()).toInstant();
        Terms.Of promised = terms.of(school, supposed, asked(school, trial), or(trial.mood(), Mood.CALM));
        boolean open = promised.hours().open(at);
        return new Due(
                at,
                school.timeZone(),
                open,
                open ? null : promised.hours().nextOpening(at).orElse(null),
                promised.policy().always(promised.facts()),
                promised.begin(ClockKind.FIRST, at).dueAt(),
                promised.begin(ClockKind.RESOLUTION, at).dueAt());
    }

    private Asked asked(School school, Trial trial) {
        String named = trial.course();
        Course course = named == null
                ? null
                : courses.course(school.id(), named)
                        .orElseThrow(() -> Problem.invalid("course", "is not a course of this school"));
        return new Asked(
                or(trial.reason(), Reason.LOW_CONFIDENCE),
                or(trial.questionClass(), QuestionClass.ORGANISATIONAL),
                course);
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static LocalDateTime at(@Nullable String at) {
        try {
            return LocalDateTime.parse(at == null ? "" : at);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("at", "must be a day and a time, as 2026-11-27T19:40");
        }
    }
}
