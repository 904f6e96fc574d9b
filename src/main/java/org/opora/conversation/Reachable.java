package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.identity.School;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;

/** Which people answer in a course, and in what time from now. */
@ApplicationScoped
class Reachable {
    record Answers(String team, long withinMinutes) {}

    private final Teams teams;
    private final Promises promises;
    private final Clock clock;

    Reachable(Teams teams, Promises promises, Clock clock) {
        this.teams = teams;
        this.promises = promises;
        this.clock = clock;
    }

    Answers in(School school, @Nullable Course course) {
        QuestionClass usual = QuestionClass.ORGANISATIONAL;
        String key = course == null ? Course.usualTeam(usual) : course.team(usual);
        Team team = teams.find(school.id(), key)
                .or(() -> teams.find(school.id(), Teams.CURATORS))
                .orElseThrow();
        Promises.Asked asked = new Promises.Asked(Reason.LOW_CONFIDENCE, usual, course);
        Duration until = Duration.between(clock.instant(), promises.firstReply(school, team, asked));
        return new Answers(team.title(), until.plusSeconds(30).toMinutes());
    }
}
