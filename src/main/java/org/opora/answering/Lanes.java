package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Ladder;
import org.opora.answering.triage.Verdict;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;

/** Where a question goes before a word is written. Code decides here, whatever a model says. */
@ApplicationScoped
class Lanes {
    /** A lane that class, mood or policy fixes. */
    record Fixed(
            Lane lane, @Nullable Reason reason, @Nullable QuestionClass declined) {}

    /** Confidence under which the base has nothing near the question. */
    private static final double FAR = 0.12;
    /** Share of the question's rare words in the best passage; of everyday requests (CLINC150) one in a hundred reaches it. */
    private static final double SPOKEN_OF = 0.6;
    /** Small talk that is less likely than that is a question put oddly. */
    private static final double HARDLY = 0.3;
    /** In a smaller base everything is far. */
    private static final int LEAST_PASSAGES = 30;

    /**
     * Off-topic is far from the base and looks like it; what only looks like chatter, or like an attack, but is in the base
     * is a question: a course may teach about such things. What asks without a plain wording of an attack is none; with one, from
     * where a person would see the answer; what does not ask from where the base answers, and with a plain wording never. A
     * question that only looks like a complaint is one where the base answers it. What the school has told us stands.
     *
     * @param shared how much of the question's words the best passage has
     * @param passages how many there are; only asked when it matters
     */
    Verdict withDistance(Verdict verdict, double confidence, double shared, Threshold cuts, IntSupplier passages) {
        if (verdict.taught()) {
            return verdict;
        }
        boolean isQuestion =
                switch (verdict.questionClass()) {
                    case OFF_TOPIC -> confidence >= FAR || shared >= SPOKEN_OF || passages.getAsInt() < LEAST_PASSAGES;
                    case SMALL_TALK ->
                        !verdict.byPattern()
                                && (verdict.probability() < HARDLY
                                        || (verdict.asks() && confidence >= FAR)
                                        || (shared >= SPOKEN_OF && confidence >= cuts.draft()));
                    case UNSAFE ->
                        verdict.byPattern()
                                ? verdict.asks() && confidence >= cuts.draft()
                                : verdict.asks() || confidence >= cuts.answer();
                    case COMPLAINT -> !verdict.byPattern() && verdict.asks() && confidence >= cuts.answer();
                    default -> false;
                };
        return isQuestion ? verdict.as(QuestionClass.ORGANISATIONAL, 1 - verdict.probability()) : verdict;
    }

    @Nullable
    Fixed fixed(Question question, Verdict verdict, Threshold cuts) {
        if (verdict.risk()) {
            return new Fixed(Lane.HANDOFF, Reason.RISK, null);
        }
        Fixed byClass = byClass(verdict.questionClass());
        boolean peopleOnly = question.isForPeopleOnly();
        if (byClass != null && (byClass.lane() == Lane.HANDOFF || !peopleOnly)) {
            return byClass;
        }
        return peopleOnly || cuts.leavesToPeople() ? new Fixed(Lane.HANDOFF, Reason.POLICY, null) : null;
    }

    private static @Nullable Fixed byClass(QuestionClass questionClass) {
        return switch (questionClass) {
            case HUMAN_REQUEST -> new Fixed(Lane.HANDOFF, Reason.STUDENT_REQUEST, null);
            case EMOTIONAL -> new Fixed(Lane.HANDOFF, Reason.EMOTIONAL, null);
            case COMPLAINT -> new Fixed(Lane.HANDOFF, Reason.COMPLAINT, null);
            case OFF_TOPIC, UNSAFE, SMALL_TALK -> new Fixed(Lane.DECLINE, null, questionClass);
            default -> null;
        };
    }

    /** By confidence, where nothing else has decided. */
    static Lane byConfidence(double confidence, Threshold cuts) {
        return confidence >= cuts.answer() ? Lane.ANSWER : confidence >= cuts.draft() ? Lane.DRAFT : Lane.HANDOFF;
    }

    /**
     * What is known of a question that was decided.
     *
     * @param hint a hint was given
     * @param chosen the student had chosen the entry that answered
     * @param forPeople the cuts it was decided by left its class to people
     */
    record Decided(
            Lane lane,
            @Nullable Reason reason,
            QuestionClass questionClass,
            double confidence,
            boolean hint,
            boolean chosen,
            boolean forPeople) {}

    /**
     * The lane of such a question under other cuts. What no cut governs stays what it was: danger, mood, a call for a person, a
     * check that failed, a choice of the student's. Whether words never written would have passed their checks is not
     * known, nor whether an attack would have been taken for a question.
     */
    static Lane under(Threshold cuts, Decided was) {
        if (was.chosen() || was.reason() == Reason.RISK || byClass(was.questionClass()) != null) {
            return was.lane();
        }
        if (cuts.leavesToPeople()) {
            return Lane.HANDOFF;
        }
        boolean byCuts = was.reason() == Reason.LOW_CONFIDENCE
                || (was.reason() == Reason.POLICY && was.forPeople())
                || (was.lane() == Lane.ANSWER && !was.hint());
        return byCuts ? byConfidence(was.confidence(), cuts) : was.lane();
    }

    /** The level of a hint on an assignment: as granted or asked up to the cap, else the stored one or the next by work. */
    int level(Question question, Ladder ladder) {
        Integer asked = question.hintLevel();
        if (asked != null) {
            return Math.max(1, Math.min(asked, ladder.cap()));
        }
        boolean byWork = ladder.level() > 0 && ladder.policy().attemptsPerLevel() > 0 && ladder.canRise();
        return ladder.level() == 0 || byWork ? ladder.next() : ladder.level();
    }
}
