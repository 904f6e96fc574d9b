package org.opora.desk.sla;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One clock of one handoff. It counts the working time of the hours it is given; with {@code always}, the wall clock.
 *
 * @param promised counted time from the start to when it was first due
 * @param pausedAt set while it is paused, and kept if it was met in a pause
 * @param left counted time to the due instant when it was paused; negative if overdue
 */
public record Promise(
        ClockKind kind,
        Instant startedAt,
        Instant dueAt,
        Duration promised,
        boolean always,
        @Nullable Instant pausedAt,
        @Nullable Duration left,
        @Nullable Instant metAt) {
    /** A warning comes when three quarters of the time have passed: a quarter is left. */
    private static final int PARTS = 4;

    /** Where a clock stands; a breach is beside it, {@link #breached}. */
    public enum State {
        RUNNING,
        PAUSED,
        MET
    }

    /**
     * Within hours, due when the promised working time has passed. Outside them the same from the next opening; a team that
     * promises an {@code outside} time may take until then, or until the last work before it, if that is later.
     */
    public static Promise start(ClockKind kind, Instant at, Hours hours, Policy policy, Facts facts) {
        boolean always = policy.always(facts);
        Hours clock = always ? Hours.ALWAYS : hours;
        Instant due = clock.add(at, policy.within(facts, kind));
        if (!clock.open(at)) {
            due = policy.outside(facts)
                    .flatMap(outside -> clock.lastOpenBefore(at.plus(outside)))
                    .filter(due::isBefore)
                    .orElse(due);
        }
        return new Promise(kind, at, due, clock.between(at, due), always, null, null, null);
    }

    /** While the student is waited for; nothing changes if it is paused or met already. */
    public Promise pause(Instant at, Hours hours) {
        return state() == State.RUNNING ? with(dueAt, at, clock(hours).between(at, dueAt), metAt) : this;
    }

    /** Due again when what was left has passed from here on; nothing changes unless it is paused. */
    public Promise resume(Instant at, Hours hours) {
        if (state() != State.PAUSED || left == null) {
            return this;
        }
        Hours clock = clock(hours);
        Instant due = left.isZero() ? clock.lastOpenBefore(at).orElse(at) : clock.add(at, left);
        return with(due, null, null, metAt);
    }

    /** The first time counts. */
    public Promise meet(Instant at) {
        return metAt == null ? with(dueAt, pausedAt, left, at) : this;
    }

    private Promise with(Instant due, @Nullable Instant paused, @Nullable Duration remaining, @Nullable Instant met) {
        return new Promise(kind, startedAt, due, promised, always, paused, remaining, met);
    }

    private Hours clock(Hours hours) {
        return always ? Hours.ALWAYS : hours;
    }

    /** When a quarter of the promised time is left; of no use while it is paused. */
    public Instant warnAt(Hours hours) {
        return clock(hours).add(dueAt, promised.dividedBy(PARTS).negated());
    }

    /** Whether it was, or is by now, later than due; in a pause it does not become so. */
    public boolean breached(Instant now) {
        Instant until = pausedAt != null ? pausedAt : metAt != null ? metAt : now;
        return until.isAfter(dueAt);
    }

    /** 0 to 1 of the promised time. */
    public double leftShare(Instant now, Hours hours) {
        if (promised.isZero()) {
            return 0;
        }
        Duration rest = left != null ? left : clock(hours).between(metAt == null ? now : metAt, dueAt);
        double share = (double) rest.toMillis() / promised.toMillis();
        return Math.max(0, Math.min(1, share));
    }

    public State state() {
        if (metAt != null) {
            return State.MET;
        }
        return pausedAt == null ? State.RUNNING : State.PAUSED;
    }

    /** Whether it runs but is not counted now: outside the hours. */
    public boolean closed(Instant now, Hours hours) {
        return state() == State.RUNNING && !clock(hours).open(now);
    }
}
