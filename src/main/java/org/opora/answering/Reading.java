package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Work;
import org.opora.answering.triage.Exemplars;
import org.opora.answering.triage.ModelTriage;
import org.opora.answering.triage.Triage;
import org.opora.answering.triage.Verdict;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/** Reads a question: mends its typing, tells its class and mood, finds the assignment it is about. */
@ApplicationScoped
class Reading {
    /** From this cosine a question without an assignment is about the one whose text is nearest. */
    private static final double SAME_ASSIGNMENT = 0.88;
    /** Turns that a model sees beside a message. */
    private static final int TURNS = 4;

    private final Repair repair;
    private final Triage triage;
    private final Exemplars exemplars;
    private final ModelTriage model;
    private final Retrieval retrieval;
    private final Courses courses;

    Reading(
            Repair repair,
            Triage triage,
            Exemplars exemplars,
            ModelTriage model,
            Retrieval retrieval,
            Courses courses) {
        this.exemplars = exemplars;
        this.repair = repair;
        this.triage = triage;
        this.model = model;
        this.retrieval = retrieval;
        this.courses = courses;
    }

    Understood read(Question question) {
        String text = repair.repair(question.school().id(), question.text());
        float[] vector = retrieval.vector(text);
        String locale = question.locale();
        String lang = locale == null ? Tongue.of(question, text) : locale;
        Verdict verdict = verdict(question, text, vector, lang);
        return new Understood(question, text, vector, verdict, assignment(question, verdict, vector), lang);
    }

    /** A press asks for a hint whatever it says; so does naming a level, unless the words are for a person. */
    private Verdict verdict(Question question, String text, float[] vector, String lang) {
        if (question.press()) {
            return new Verdict(QuestionClass.STUDY, 1, true, false, 0, false, false, Verdict.Mood.CALM);
        }
        Verdict own = triage.judge(text, repair.everyReading(question.text()), vector);
        Verdict judged = taught(question, own, vector)
                .orElseGet(() -> question.modelFree()
                        ? own
                        : model.sharpened(own, question.spender(), lang, question.text(), question.lastTurns(TURNS)));
        if (question.place().assignment() != null && isOfTheTask(question, text, judged)) {
            return judged.as(QuestionClass.STUDY, 1);
        }
        boolean wantsHint = question.hintLevel() != null && question.place().assignment() != null;
        return wantsHint && !judged.questionClass().isForPeople() && judged.questionClass() != QuestionClass.UNSAFE
                ? judged.as(QuestionClass.STUDY, 1)
                : judged;
    }

    /** With an assignment open, work on it is about it, and so is what says little beside that one does not get on. */
    private boolean isOfTheTask(Question question, String text, Verdict judged) {
        if (judged.byPattern() || judged.risk()) {
            return false;
        }
        boolean works = !judged.questionClass().isForPeople() && Work.isShown(question.text(), List.of());
        return works || triage.isStuck(text);
    }

    /** What the school has told us of such a message; danger and a call for a person stand whatever that is. */
    private Optional<Verdict> taught(Question question, Verdict own, float[] vector) {
        Course course = question.place().course();
        return own.risk() || own.questionClass() == QuestionClass.HUMAN_REQUEST
                ? Optional.empty()
                : exemplars
                        .nearest(question.school().id(), course == null ? null : course.id(), vector)
                        .map(near -> own.as(near.questionClass(), near.similarity()));
    }

    /** The assignment named, else the one whose text the question is nearest to. */
    private @Nullable Assignment assignment(Question question, Verdict verdict, float[] vector) {
        Course course = question.place().course();
        Assignment named = question.place().assignment();
        if (named != null || course == null || verdict.questionClass() != QuestionClass.STUDY) {
            return named;
        }
        SchoolId school = question.school().id();
        String prefix = "assignment:" + course.externalId() + ":";
        return retrieval
                .nearestAssignment(school, course.id(), vector)
                .filter(near -> near.similarity() >= SAME_ASSIGNMENT
                        && near.externalId().startsWith(prefix))
                .flatMap(near -> courses.assignment(
                        school, course.id(), near.externalId().substring(prefix.length())))
                .orElse(null);
    }
}
