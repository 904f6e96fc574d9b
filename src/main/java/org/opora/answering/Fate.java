package org.opora.answering;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Lanes.Fixed;
import org.opora.answering.hints.Ladder;
import org.opora.answering.writing.Check;
import org.opora.answering.writing.Written;
import org.opora.conversation.Lane;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;

/**
 * What was made of a question, apart from what was known of it.
 *
 * @param dropped why a model's words were not said, in words for staff
 * @param sufficiency share of the claims that a judge found carried, the last time it was asked; null = never
 */
record Fate(
        Lane lane,
        @Nullable Reason reason,
        @Nullable QuestionClass declined,
        @Nullable Written written,
        int level,
        @Nullable Ladder ladder,
        List<Check> checks,
        @Nullable String dropped,
        @Nullable Double sufficiency) {
    static Fate of(Fixed fixed) {
        return new Fate(fixed.lane(), fixed.reason(), fixed.declined(), null, 0, null, List.of(), null, null);
    }

    static Fate toPerson(Reason why) {
        return toPerson(why, null, List.of());
    }

    static Fate toPerson(Reason why, @Nullable Ladder ladder, List<Check> checks) {
        return new Fate(Lane.HANDOFF, why, null, null, 0, ladder, checks, null, null);
    }

    /** Words for the student: at once, or after a curator's approval. */
    static Fate words(Lane lane, Written written, int level, @Nullable Ladder ladder, List<Check> checks) {
        Reason reason = lane == Lane.DRAFT ? Reason.LOW_CONFIDENCE : null;
        return new Fate(lane, reason, null, written, level, ladder, checks, null, null);
    }

    /** The same, after a model's words that were not said for this reason; null when there were none. */
    Fate after(@Nullable String why) {
        return new Fate(lane, reason, declined, written, level, ladder, checks, why, sufficiency);
    }

    Fate judged(@Nullable Double share) {
        return new Fate(lane, reason, declined, written, level, ladder, checks, dropped, share);
    }

    /** The same words, which a curator looks at first since this check failed. */
    Fate doubted(Check failed) {
        List<Check> all = Stream.concat(checks.stream(), Stream.of(failed)).toList();
        return new Fate(Lane.DRAFT, Reason.CHECK_FAILED, declined, written, level, ladder, all, dropped, sufficiency);
    }
}
