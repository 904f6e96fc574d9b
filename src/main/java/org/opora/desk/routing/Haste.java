package org.opora.desk.routing;

import java.time.Duration;
import java.time.Instant;
import org.opora.desk.routing.CuratorQueries.Unassigned;

/** How soon somebody has to begin with a waiting handoff. */
enum Haste {
    /** The load is evened out, and acquaintance counts. */
    NONE,
    /** Goes to whoever has most room. */
    SOON,
    /** The same, however full they are. */
    NOW;

    /** Longer than what is promised to the upset, shorter than any usual promise. */
    private static final Duration SOON_WITHIN = Duration.ofMinutes(20);

    private static final Duration NOW_WITHIN = Duration.ofMinutes(10);

    static Haste of(Unassigned one, Instant now) {
        if (one.reason().equals("risk") || one.dueAt().isBefore(now.plus(NOW_WITHIN))) {
            return NOW;
        }
        return one.dueAt().isBefore(now.plus(SOON_WITHIN)) ? SOON : NONE;
    }
}
