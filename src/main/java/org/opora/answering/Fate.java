package org.opora.answering;

import java.util.List;
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
 */
record Fate(
        Lane lane,
        @Nullable Reason reason,
        @Nullable QuestionClass declined,
        @Nullable Written written,
        int level,
        @Nullable Ladder ladder,
        List<Check> checks,
        @Nullable String dropped) {
    static Fate of(Fixed fixed) {
        return new Fate(fixed.lane(), fixed.reason(), fixed.declined(), null, 0, null, List.of(), null);
    }

    static Fate toPerson(Reason why) {
        return toPerson(why, null, List.of());
    }

    static Fate toPerson(Reason why, @Nullable Ladder ladder, List<Check> checks) {
        return new Fate(Lane.HANDOFF, why, null, null, 0, ladder, checks, null);
    }

    /** Words for the student: at once, or after a curator's approval. */
    static Fate words(Lane lane, Written written, int level, @Nullable Ladder ladder, List<Check> checks) {
        Reason reason = lane == Lane.DRAFT ? Reason.LOW_CONFIDENCE : null;
        return new Fate(lane, reason, null, written, level, ladder, checks, null);
    }

    /** The same, after a model's words that were not said for this reason; null when there were none. */
    Fate after(@Nullable String why) {
        return new Fate(lane, reason, declined, written, level, ladder, checks, why);
    }
}
