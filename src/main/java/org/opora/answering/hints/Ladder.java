package org.opora.answering.hints;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.course.HintPolicy;

/**
 * Where a student stands on an assignment's ladder; pure arithmetic over the policy and what was counted.
 *
 * @param part the sub-question; 0 = the assignment has one question
 * @param level the stored level; 0 = no hint yet
 * @param attemptsSinceRise attempts after the last rise
 * @param attemptsInAll attempts since the first hint
 */
public record Ladder(
        HintPolicy policy,
        @Nullable Instant dueAt,
        int part,
        int level,
        int attemptsSinceRise,
        int attemptsInAll,
        Instant now) {

    /** What the next level takes: attempts still to be made, a time, or never. */
    public record Unlocks(
            int level,
            @Nullable Integer attempts,
            @Nullable Instant at,
            @Nullable Boolean never) {}

    /** The state of the ladder as a message shows it. */
    public record State(
            int level,
            int max,
            boolean canAskMore,
            @Nullable Unlocks unlocks) {}

    /** The cap, lifted to 3 once an unlock has come. No hints at all stays no hints. */
    public int cap() {
        if (policy.maxLevel() == 0) {
            return 0;
        }
        return unlocked() ? HintPolicy.FULL : policy.maxLevel();
    }

    /** The same where rules have led to the level: none of theirs outlasts a cap that was lowered. */
    Ladder capped() {
        return level <= cap() ? this : new Ladder(policy, dueAt, part, cap(), attemptsSinceRise, attemptsInAll, now);
    }

    private boolean unlocked() {
        Integer after = policy.unlockFullAfterAttempts();
        boolean byAttempts = after != null && level > 0 && attemptsInAll >= after;
        return byAttempts || (policy.unlockFullAfterDue() && dueAt != null && !now.isBefore(dueAt));
    }

    /** The level that the next press or question with enough work gives; equal to {@link #level} when nothing rises. */
    public int next() {
        if (level == 0) {
            return Math.min(Math.max(policy.startLevel(), 1), cap());
        }
        return level < cap() && attemptsSinceRise >= policy.attemptsPerLevel() ? level + 1 : level;
    }

    public boolean canRise() {
        return next() > level;
    }

    public State state() {
        return new State(level, cap(), canRise(), canRise() || level >= HintPolicy.FULL ? null : unlocks());
    }

    public Unlocks unlocks() {
        int next = Math.min(level + 1, HintPolicy.FULL);
        if (policy.maxLevel() == 0) {
            return new Unlocks(next, null, null, true);
        }
        if (level < cap()) {
            return new Unlocks(next, policy.attemptsPerLevel() - attemptsSinceRise, null, null);
        }
        Integer after = policy.unlockFullAfterAttempts();
        Instant at = policy.unlockFullAfterDue() ? dueAt : null;
        Integer attempts = after == null ? null : Math.max(after - attemptsInAll, 0);
        return new Unlocks(HintPolicy.FULL, attempts, at, (attempts == null && at == null) ? true : null);
    }
}
