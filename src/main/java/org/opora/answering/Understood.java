package org.opora.answering;

import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Asker;
import org.opora.answering.triage.Gist;
import org.opora.answering.triage.Verdict;
import org.opora.course.Assignment;
import org.opora.course.QuestionClass;

/**
 * A question as it was read.
 *
 * @param text with its typing repaired
 * @param gist of that text
 * @param before what the student said before it, its typing repaired; null where the text does not lean on that
 * @param vector of that text; empty when there is none
 * @param lang of what we say about it
 * @param asker for whom a model is asked about it
 */
record Understood(
        Question question,
        String text,
        Gist gist,
        @Nullable String before,
        float[] vector,
        Verdict verdict,
        @Nullable Assignment assignment,
        String lang,
        Asker asker) {
    /** Homework that is likelier than that is none of the school's rules, whatever these say of it. */
    private static final double CLEARLY_STUDY = 0.8;
    /** A class that is likelier than that stands, whatever the base holds. */
    private static final double CERTAIN = 0.95;

    /** A hint is asked for: on an assignment, or on a task that nobody told us of. */
    boolean wantsHint() {
        return verdict.questionClass() == QuestionClass.STUDY && (assignment != null || verdict.solve());
    }

    /** A question beside an assignment need not be about that, unless a hint is plainly asked for. */
    boolean mayBeOfSchool() {
        boolean plainly = question.press() || question.hintLevel() != null || verdict.solve() || verdict.taught();
        boolean hardlyStudy = verdict.probability() < CLEARLY_STUDY;
        return wantsHint() && hardlyStudy && !plainly && (verdict.asks() || gist.question() != null);
    }

    /** Trouble beside an assignment may be that of the student's own program. */
    boolean mayBeOfTask() {
        boolean plainly = verdict.byPattern() || verdict.taught();
        return assignment != null && verdict.isOfStudying() && !plainly && verdict.probability() < CERTAIN;
    }

    Understood ofSchool() {
        return as(QuestionClass.ORGANISATIONAL);
    }

    Understood ofTask() {
        return as(QuestionClass.STUDY);
    }

    private Understood as(QuestionClass questionClass) {
        Verdict judged = verdict.as(questionClass, 1 - verdict.probability());
        return new Understood(question, text, gist, before, vector, judged, assignment, lang, asker);
    }
}
