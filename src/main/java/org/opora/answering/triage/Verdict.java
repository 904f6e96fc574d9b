package org.opora.answering.triage;

import org.opora.course.QuestionClass;

/**
 * What triage came to.
 *
 * @param probability of the class, 0 to 1, calibrated
 * @param offTopic probability that the words have nothing to do with studying; one half of off-topic, the other being far from the base
 * @param byPattern whether a plain wording decided, rather than likeness to exemplars
 * @param taught whether the school has told us of such a message; nothing overrules that but danger and a call for a person
 * @param asks whether it is put as a question, rather than told or ordered
 * @param solve whether the message asks for a solution rather than about something
 */
public record Verdict(
        QuestionClass questionClass,
        double probability,
        boolean byPattern,
        boolean taught,
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

    /** Whether it is of a class that the base may answer. */
    public boolean isOfStudying() {
        return switch (questionClass) {
            case ORGANISATIONAL, STUDY, TECHNICAL -> true;
            default -> false;
        };
    }

    public Verdict asTaught(QuestionClass told, double similarity) {
        return new Verdict(told, similarity, byPattern, true, risk, offTopic, asks, solve, mood);
    }

    public Verdict as(QuestionClass other, double probabilityOfIt) {
        return new Verdict(other, probabilityOfIt, byPattern, taught, risk, offTopic, asks, solve, mood);
    }
}
