package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Lane;
import org.opora.conversation.Notices;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Promises;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;

/** The fixed words of a decision: a kind decline, or the notice that a person takes over. */
@ApplicationScoped
class Spoken {
    private final Words words;
    private final Notices notices;
    private final Teams teams;
    private final Promises promises;

    Spoken(Words words, Notices notices, Teams teams, Promises promises) {
        this.words = words;
        this.notices = notices;
        this.teams = teams;
        this.promises = promises;
    }

    String of(School school, @Nullable Course course, Decision decision) {
        if (decision.lane() == Lane.DECLINE) {
            String key = decision.declined() == QuestionClass.SMALL_TALK ? "smalltalk" : "decline";
            return words.say(school, key, decision.lang(), Map.of());
        }
        Reason reason = decision.reason();
        if (reason == null) {
            return "";
        }
        QuestionClass questionClass = decision.verdict().questionClass();
        String key = course == null ? Course.usualTeam(questionClass) : course.team(questionClass);
        Team team = teams.find(school.id(), key).orElse(new Team(key, key, 1, null, null));
        Handover handover = new Handover(
                key,
                team.title(),
                promises.firstReply(school, team, new Promises.Asked(reason, questionClass, course)));
        return notices.text(school, decision.lang(), reason, handover, decision.lane() == Lane.DRAFT);
    }
}
