package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.opora.conversation.Ownership.Handover;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.student.Student;

/** What a student is told when a person takes over: who answers and by when, in the school's time zone. */
@ApplicationScoped
public class Notices {
    private final Words words;
    private final Clock clock;

    Notices(Words words, Clock clock) {
        this.words = words;
        this.clock = clock;
    }

    public String text(School school, Student student, Reason reason, Handover to, boolean draft) {
        String locale = student.locale();
        return text(school, locale == null ? school.locale() : locale, reason, to, draft);
    }

    public String text(School school, String locale, Reason reason, Handover to, boolean draft) {
        Map<String, String> places = Map.of(
                "due",
                Due.say(words, school, locale, clock, to.dueAt()),
                "team",
                to.teamTitle(),
                "emergency",
                school.emergency());
        if (draft) {
            return words.say(school, "wait.draft", locale, places);
        }
        return switch (reason) {
            case EMOTIONAL -> words.say(school, "emotional", locale, places);
            case COMPLAINT -> words.say(school, "complaint", locale, places);
            case RISK -> words.say(school, "risk", locale, places);
            case NO_EVIDENCE, LOW_CONFIDENCE ->
                words.say(school, "abstain", locale, places) + "\n" + waiting(school, locale, places);
            default -> waiting(school, locale, places);
        };
    }

    private String waiting(School school, String locale, Map<String, String> places) {
        return words.say(school, "wait.title", locale, places) + "\n" + words.say(school, "wait.due", locale, places);
    }
}
