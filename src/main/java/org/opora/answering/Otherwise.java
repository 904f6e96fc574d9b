package org.opora.answering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opora.answering.writing.Check;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.shared.Kebab;

/**
 * A change that would have led into another lane.
 *
 * @param what class, confidence, risk, evidence, model, or check:&lt;name&gt;
 * @param is as it was
 * @param needed as it would have had to be
 */
record Otherwise(String what, String is, String needed, Lane lane) {
    /** What stood between a decision and the other lanes, nearest first. */
    static List<Otherwise> of(Decision d) {
        List<Otherwise> changes = new ArrayList<>();
        for (Check check : d.checks()) {
            if (!check.passed()) {
                changes.add(new Otherwise("check:" + check.name(), "failed", "passed", Lane.ANSWER));
            }
        }
        outside(d).ifPresent(changes::add);
        boolean byConfidence = d.reason() == null || d.reason() == Reason.LOW_CONFIDENCE;
        for (Lane lane : List.of(Lane.ANSWER, Lane.DRAFT, Lane.HANDOFF)) {
            if (byConfidence && lane != d.lane() && d.lane() != Lane.DECLINE && !d.isHint()) {
                changes.add(byConfidence(d, lane));
            }
        }
        return changes;
    }

    /** What decided apart from confidence and checks; of a student who wants people only nothing would have changed it. */
    private static Optional<Otherwise> outside(Decision d) {
        Reason reason = d.reason();
        Lane byConfidence = Lanes.byConfidence(d.confidence(), d.cuts());
        if (reason == null) {
            return d.lane() == Lane.DECLINE ? Optional.of(byClass(d, byConfidence)) : Optional.empty();
        }
        return switch (reason) {
            case RISK -> Optional.of(new Otherwise("risk", "heard", "not-heard", byConfidence));
            case NO_EVIDENCE -> Optional.of(new Otherwise("evidence", "none", "found", Lane.ANSWER));
            case MODEL_UNAVAILABLE -> Optional.of(new Otherwise("model", "unavailable", "replied", Lane.ANSWER));
            case LIMIT_REACHED -> Optional.of(new Otherwise("model", "limit-reached", "replied", Lane.ANSWER));
            case POLICY -> d.cuts().leavesToPeople() ? Optional.of(byClass(d, Lane.ANSWER)) : Optional.empty();
            case EMOTIONAL, COMPLAINT, STUDENT_REQUEST -> Optional.of(byClass(d, byConfidence));
            default -> Optional.empty();
        };
    }

    private static Otherwise byClass(Decision d, Lane lane) {
        boolean organisational = d.verdict().questionClass() == QuestionClass.ORGANISATIONAL;
        return new Otherwise(
                "class",
                Kebab.of(d.verdict().questionClass()),
                Kebab.of(organisational ? QuestionClass.STUDY : QuestionClass.ORGANISATIONAL),
                lane);
    }

    private static Otherwise byConfidence(Decision d, Lane lane) {
        String needed =
                switch (lane) {
                    case ANSWER -> "\u2265 " + d.cuts().answer();
                    case DRAFT -> d.cuts().draft() + " \u2013 " + d.cuts().answer();
                    default -> "< " + d.cuts().draft();
                };
        return new Otherwise("confidence", "%.3f".formatted(d.confidence()), needed, lane);
    }
}
