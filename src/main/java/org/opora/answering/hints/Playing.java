package org.opora.answering.hints;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.course.HintPolicy;

/** What a policy gives a student who does one thing after the other, before it is set for anybody; pure. */
public final class Playing {
    /** What the student does. */
    public enum Act {
        /** Asks about the assignment, showing no work. */
        ASK,
        /** Presses "a bigger hint", or pleads for one. */
        PRESS,
        /** Shows work of their own. */
        ATTEMPT,
        /** The due date passes. */
        DUE
    }

    /**
     * @param hint the level of the hint that this brings; null = none
     * @param state the ladder afterwards
     */
    public record Step(Act act, @Nullable Integer hint, Ladder.State state) {}

    private Ladder ladder;

    private Playing(Ladder ladder) {
        this.ladder = ladder;
    }

    /** @param dueAt null = the assignment has no due date, so none passes */
    public static List<Step> play(HintPolicy policy, @Nullable Instant dueAt, Instant now, List<Act> acts) {
        Instant before = dueAt == null || now.isBefore(dueAt) ? now : dueAt.minusSeconds(1);
        Playing playing = new Playing(new Ladder(policy, dueAt, 0, 0, 0, 0, before));
        List<Step> steps = new ArrayList<>();
        for (Act act : acts) {
            Integer hint = playing.does(act);
            steps.add(new Step(act, hint, playing.ladder.state()));
        }
        return steps;
    }

    private @Nullable Integer does(Act act) {
        return switch (act) {
            case ASK -> asks();
            case PRESS -> presses();
            case ATTEMPT -> attempts();
            case DUE -> {
                passes();
                yield null;
            }
        };
    }

    /** The first question brings the first hint; later ones no more than there was. */
    private @Nullable Integer asks() {
        return ladder.level() == 0 ? presses() : (Integer) ladder.level();
    }

    private @Nullable Integer presses() {
        if (!ladder.canRise()) {
            return null;
        }
        int level = ladder.next();
        ladder = with(level, 0, ladder.attemptsInAll(), ladder.now());
        return level;
    }

    /** Work before the first hint is not counted; later its own reply may rise. */
    private @Nullable Integer attempts() {
        if (ladder.level() == 0) {
            return presses();
        }
        ladder = with(ladder.level(), ladder.attemptsSinceRise() + 1, ladder.attemptsInAll() + 1, ladder.now());
        return ladder.policy().attemptsPerLevel() > 0 && ladder.canRise() ? presses() : (Integer) ladder.level();
    }

    private void passes() {
        Instant due = ladder.dueAt();
        ladder = with(
                ladder.level(), ladder.attemptsSinceRise(), ladder.attemptsInAll(), due == null ? ladder.now() : due);
    }

    private Ladder with(int level, int sinceRise, int inAll, Instant now) {
        return new Ladder(ladder.policy(), ladder.dueAt(), 0, level, sinceRise, inAll, now);
    }
}
