package org.opora.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.desk.Handoff.State;
import org.opora.desk.PromiseQueries.Kept;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Hours;

/**
 * How a handoff stands after a change: which clock matters now, and when somebody has to look at it next. Pure.
 *
 * @param wakeAt null = nothing is to come by itself
 */
record Standing(
        ClockKind clock,
        Instant clockStartedAt,
        Instant dueAt,
        boolean studentWaits,
        @Nullable Instant wakeAt) {
    /** A claim whose holder is silent for so long while the student waits goes back to the queue. */
    static final Duration SILENCE = Duration.ofMinutes(30);
    /** Whom a waiting handoff is meant for has so long to take it before it is meant for another. */
    static final Duration UNTAKEN = Duration.ofMinutes(5);

    static Standing of(Handoff h, List<Kept> clocks, @Nullable Instant reminder, Hours hours) {
        Kept reply = clocks.stream().filter(Clocks::owesReply).findFirst().orElse(null);
        Kept now = reply != null
                ? reply
                : clocks.stream()
                        .filter(kept -> kept.kind() == ClockKind.RESOLUTION)
                        .findFirst()
                        .orElseThrow();
        return new Standing(
                now.kind(),
                now.startedAt(),
                now.dueAt(),
                reply != null,
                h.state() == State.RESOLVED ? null : wake(h, clocks, reply, reminder, hours));
    }

    private static @Nullable Instant wake(
            Handoff h, List<Kept> clocks, @Nullable Kept reply, @Nullable Instant reminder, Hours hours) {
        List<Instant> moments = new ArrayList<>();
        clocks.stream().filter(Kept::runs).forEach(kept -> moments.addAll(moments(kept, hours)));
        if (reply != null && h.state() == State.CLAIMED) {
            moments.add(silentUntil(h, reply).plus(SILENCE));
        }
        Instant assignedAt = h.assignedAt();
        if (assignedAt != null && h.state() == State.WAITING) {
            moments.add(assignedAt.plus(UNTAKEN));
        }
        Instant snoozedUntil = h.snoozedUntil();
        if (snoozedUntil != null) {
            moments.add(snoozedUntil);
        }
        if (reminder != null) {
            moments.add(reminder);
        }
        return moments.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private static List<Instant> moments(Kept kept, Hours hours) {
        List<Instant> moments = new ArrayList<>();
        if (kept.warnedAt() == null && kept.breachedAt() == null) {
            moments.add(kept.promise().warnAt(hours));
        }
        if (kept.breachedAt() == null) {
            moments.add(kept.dueAt());
        }
        if (kept.escalatedAt() == null) {
            moments.add(nextLevelAt(kept, hours));
        }
        return moments;
    }

    /** As much time again as was promised, and the breach is no longer the team's own matter. */
    static Instant nextLevelAt(Kept kept, Hours hours) {
        Hours counted = kept.always() ? Hours.ALWAYS : hours;
        return counted.add(kept.dueAt(), Duration.ofSeconds(kept.promisedSeconds()));
    }

    /** The holder has been silent since they took it, or since the student wrote again. */
    static Instant silentUntil(Handoff h, Kept reply) {
        Instant claimedAt = h.claimedAt();
        return claimedAt == null || claimedAt.isBefore(reply.startedAt()) ? reply.startedAt() : claimedAt;
    }
}
