package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Promises;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.Handoff.Priority;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Facts;
import org.opora.desk.sla.Hours;
import org.opora.desk.sla.Policy;
import org.opora.desk.sla.Promise;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.identity.staff.Teams.TeamChanged;
import org.opora.shared.Kebab;

/** What a team promises, and when it works. */
@ApplicationScoped
public class Terms implements Promises {
    /** Hours and promises for one handoff. */
    record Of(Hours hours, Policy policy, Facts facts) {
        Promise begin(ClockKind kind, Instant at) {
            return Promise.start(kind, at, hours, policy, facts);
        }
    }

    private final Schools schools;
    private final Teams teams;
    private final Courses courses;
    private final Clock clock;

    Terms(Schools schools, Teams teams, Courses courses, Clock clock) {
        this.schools = schools;
        this.teams = teams;
        this.courses = courses;
        this.clock = clock;
    }

    /** Refuses a calendar or a policy that cannot be worked with, naming the field. */
    void check(@Observes TeamChanged changed) {
        Team team = changed.team();
        Hours hours = hours(changed.school(), team);
        Policy policy = Policy.ofTeam(team.key(), team.sla());
        assert hours != null && policy != null;
    }

    @Override
    public Instant firstReply(School school, Team team, Asked asked) {
        return of(school, team, asked).begin(ClockKind.FIRST, clock.instant()).dueAt();
    }

    Of of(School school, Team team, Asked asked) {
        return of(school, team, asked, Mood.CALM);
    }

    Of of(School school, Team team, Asked asked, Mood mood) {
        Course course = asked.course();
        return new Of(
                hours(school, team),
                Policy.ofTeam(team.key(), team.sla()),
                facts(asked.reason(), asked.questionClass(), mood, course == null ? null : course.externalId()));
    }

    Of of(SchoolId schoolId, Handoff h) {
        School school = schools.get(schoolId);
        Course course = courses.place(schoolId, h.courseId(), null, null).course();
        return of(
                school,
                teams.find(schoolId, h.team()).orElseThrow(),
                new Asked(h.reason(), h.questionClass(), course),
                h.mood());
    }

    String title(SchoolId school, String team) {
        return teams.find(school, team).map(Team::title).orElse(team);
    }

    private static Facts facts(Reason reason, QuestionClass questionClass, Mood mood, @Nullable String course) {
        return new Facts(questionClass, reason, Kebab.of(Priority.of(reason)), Kebab.of(mood), course);
    }

    public static Hours hours(School school, Team team) {
        return Hours.ofTeam(team.key(), team.calendar(), school.zone());
    }
}
