package org.opora.answering.triage;

import org.opora.course.QuestionClass;

/**
 * What triage came to.
 *
 * @param probability of the class, 0 to 1, calibrated
 * @param offTopic probability that the words have nothing to do with studying; one half of off-topic, the other being far from the base
 * @param byPattern whether a plain wording decided, rather than likeness to exemplars
 * @param asks whether it is put as a question, rather than told or ordered
 * @param solve whether the message asks for a solution rather than about something
 */
public record Verdict(
        QuestionClass questionClass,
        double probability,
        boolean byPattern,
        boolean risk,
        double offTopic,
        boolean asks,
        boolean solve,
        Mood mood) {
    /** How the student feels, apart from what they ask. */
    public enum Mood {
        CALM,
        TENSE,
        UPSET
    }

    public Verdict as(QuestionClass other, double probabilityOfIt) {
        return new Verdict(other, probabilityOfIt, byPattern, risk, offTopic, asks, solve, mood);
    }
}
