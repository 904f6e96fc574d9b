package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Ownership.Handover;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.Tone;
import org.opora.identity.School;
import org.opora.identity.Words;
import org.opora.identity.Words.Address;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;

/** What a student is told when a person takes over: who answers and by when, in the school's time zone. */
@ApplicationScoped
public class Notices {
    private final Words words;
    private final Students students;
    private final Courses courses;
    private final Clock clock;

    Notices(Words words, Students students, Courses courses, Clock clock) {
        this.words = words;
        this.students = students;
        this.courses = courses;
        this.clock = clock;
    }

    /** What a notice is about. */
    public record Of(Reason reason, Handover to, boolean draft) {}

    /** @param lang of the question; null = the student's own, else the school's */
    String text(School school, Conversation c, @Nullable String lang, Of of) {
        Student student = students.get(school.id(), c.studentId());
        CourseId in = c.courseId();
        Course course = in == null ? null : courses.course(school.id(), in).orElse(null);
        String own = lang == null ? student.locale() : lang;
        return text(school, Tone.address(school, course, student, own == null ? school.locale() : own), of);
    }

    public String text(School school, Address student, Of of) {
        Map<String, String> places = Map.of(
                "due",
                Due.say(words, school, student.locale(), clock, of.to().dueAt()),
                "team",
                of.to().teamTitle(),
                "emergency",
                school.emergency());
        if (of.draft()) {
            return words.say(school, "wait.draft", student, places);
        }
        return switch (of.reason()) {
            case EMOTIONAL -> words.say(school, "emotional", student, places);
            case COMPLAINT -> words.say(school, "complaint", student, places);
            case RISK -> words.say(school, "risk", student, places);
            case NO_EVIDENCE, LOW_CONFIDENCE ->
                words.say(school, "abstain", student, places) + "\n" + waiting(school, student, places);
            default -> waiting(school, student, places);
        };
    }

    private String waiting(School school, Address student, Map<String, String> places) {
        return words.say(school, "wait.title", student, places) + "\n" + words.say(school, "wait.due", student, places);
    }
}
