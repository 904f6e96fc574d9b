package org.opora.answering;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.hints.Ladder;
import org.opora.answering.model.Called;
import org.opora.answering.triage.Verdict;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.Assignment;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;

/**
 * What becomes of one question, and why.
 *
 * @param confidence 0 to 1, calibrated: how likely an automatic answer is right; set in every lane
 * @param reason in lane handoff and draft
 * @param declined in lane decline: off-topic, unsafe or small-talk
 * @param written what may be shown (answer, draft); null where a person answers
 * @param hintLevel 0 when it is no hint
 * @param showsWork whether the question shows work on the assignment that was not shown before
 * @param ladder the ladder before the hint, for hints on an assignment
 * @param tried what a model made of it
 * @param calls of models, in their order
 * @param cutVersion version of the coefficient file
 * @param timings ms per stage
 */
record Decision(
        Lane lane,
        Verdict verdict,
        double confidence,
        Threshold cuts,
        @Nullable Reason reason,
        @Nullable QuestionClass declined,
        @Nullable Written written,
        int hintLevel,
        @Nullable Assignment assignment,
        boolean showsWork,
        @Nullable Ladder ladder,
        Evidence evidence,
        Map<String, Double> signals,
        List<Check> checks,
        Fate.Tried tried,
        List<Called> calls,
        String searchedFor,
        String lang,
        String cutVersion,
        Map<String, Long> timings) {
    Decision {
        signals = Map.copyOf(signals);
        checks = List.copyOf(checks);
    }

    static Decision of(Draft d, Fate fate, String cutVersion) {
        Map<String, Double> signals = new HashMap<>(d.signals());
        Double sufficiency = fate.tried().sufficiency();
        if (sufficiency != null) {
            signals.put("sufficiency", sufficiency);
        }
        return new Decision(
                fate.lane(),
                d.verdict(),
                d.confidence(),
                d.cuts(),
                fate.reason(),
                fate.declined(),
                fate.written(),
                fate.level(),
                d.assignment(),
                d.homework() != null && d.homework().showsWork(),
                fate.ladder(),
                d.evidence(),
                signals,
                fate.checks(),
                fate.tried(),
                d.read().asker().calls(),
                d.findings().searchedFor(),
                d.lang(),
                cutVersion,
                d.watch().stop());
    }

    boolean isHint() {
        return hintLevel > 0;
    }
}
