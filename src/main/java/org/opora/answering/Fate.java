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

/** What was made of a question, apart from what was known of it. */
record Fate(
        Lane lane,
        @Nullable Reason reason,
        @Nullable QuestionClass declined,
        @Nullable Written written,
        int level,
        @Nullable Ladder ladder,
        List<Check> checks,
        Tried tried) {
    /**
     * What a model made of it.
     *
     * @param dropped why its words were not said, in words for staff; null when they were, or there were none
     * @param sufficiency share of the claims that a judge found carried, the last time it was asked; null = never
     */
    record Tried(@Nullable String dropped, @Nullable Double sufficiency) {
        static final Tried NOTHING = new Tried(null, null);
    }

    static Fate of(Fixed fixed) {
        return new Fate(fixed.lane(), fixed.reason(), fixed.declined(), null, 0, null, List.of(), Tried.NOTHING);
    }

    static Fate toPerson(Reason why) {
        return toPerson(why, null, List.of());
    }

    static Fate toPerson(Reason why, @Nullable Ladder ladder, List<Check> checks) {
        return new Fate(Lane.HANDOFF, why, null, null, 0, ladder, checks, Tried.NOTHING);
    }

    /** Words for the student: at once, or after a curator's approval. */
    static Fate words(Lane lane, Written written, int level, @Nullable Ladder ladder, List<Check> checks) {
        Reason reason = lane == Lane.DRAFT ? Reason.LOW_CONFIDENCE : null;
        return new Fate(lane, reason, null, written, level, ladder, checks, Tried.NOTHING);
    }

    Fate after(Tried model) {
        return new Fate(lane, reason, declined, written, level, ladder, checks, model);
    }

    /** The same words, which a curator looks at first since this check failed. */
    Fate doubted(Check failed) {
        List<Check> all = Stream.concat(checks.stream(), Stream.of(failed)).toList();
        return new Fate(Lane.DRAFT, Reason.CHECK_FAILED, declined, written, level, ladder, all, tried);
    }
}
