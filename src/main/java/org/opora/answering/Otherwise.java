package org.opora.answering;

import java.util.ArrayList;
import java.util.List;
import org.opora.answering.writing.Check;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.shared.Kebab;

/**
 * A change that would have led into another lane.
 *
 * @param what class, confidence, or check:&lt;name&gt;
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
        boolean byConfidence = d.reason() == null || d.reason() == Reason.LOW_CONFIDENCE;
        if (!byConfidence || d.lane() == Lane.DECLINE) {
            changes.add(new Otherwise(
                    "class",
                    Kebab.of(d.verdict().questionClass()),
                    Kebab.of(QuestionClass.ORGANISATIONAL),
                    Lanes.byConfidence(d.confidence(), d.cuts())));
        }
        for (Lane lane : List.of(Lane.ANSWER, Lane.DRAFT, Lane.HANDOFF)) {
            if (byConfidence && lane != d.lane() && d.lane() != Lane.DECLINE && !d.isHint()) {
                changes.add(byConfidence(d, lane));
            }
        }
        return changes;
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
