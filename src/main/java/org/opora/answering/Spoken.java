package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.opora.answering.triage.SmallTalk;
import org.opora.conversation.Lane;
import org.opora.conversation.Notices;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Promises;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.course.Tone;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.Words.Address;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.knowledge.Repair;
import org.opora.shared.Kebab;

/** The fixed words of a decision: a kind decline, or the notice that a person takes over. */
@ApplicationScoped
class Spoken {
    private final Words words;
    private final Notices notices;
    private final Teams teams;
    private final Promises promises;
    private final SmallTalk smallTalk;
    private final Repair repair;

    Spoken(Words words, Notices notices, Teams teams, Promises promises, SmallTalk smallTalk, Repair repair) {
        this.words = words;
        this.notices = notices;
        this.teams = teams;
        this.promises = promises;
        this.smallTalk = smallTalk;
        this.repair = repair;
    }

    String of(Question question, Decision decision) {
        School school = question.school();
        Course course = question.place().course();
        Address student = Tone.address(school, course, question.student(), decision.lang());
        if (decision.lane() == Lane.DECLINE) {
            String key = decision.declined() == QuestionClass.SMALL_TALK ? smallTalk(question, decision) : "decline";
            return words.say(school, key, student, Map.of());
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
        return notices.text(school, student, new Notices.Of(reason, handover, decision.lane() == Lane.DRAFT));
    }

    /** What is no plain talk, and asks nothing that could be told, may want something: who wrote it is asked what. */
    private String smallTalk(Question question, Decision decision) {
        SmallTalk.Kind told = smallTalk.kind(repair.repair(question.school().id(), question.text()));
        SmallTalk.Kind kind =
                told == SmallTalk.Kind.OTHER && !decision.verdict().byPattern() ? SmallTalk.Kind.CALL : told;
        return kind == SmallTalk.Kind.THANKS ? "smalltalk" : "smalltalk." + Kebab.of(kind);
    }
}
