package org.opora.desk.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.desk.routing.PresenceView;

/**
 * The team at a glance.
 *
 * @param dueSoon students to whom a reply is due within 15 minutes
 * @param breachedToday promises broken since midnight of the school
 * @param withoutOwner conversations that nobody owns; must be 0
 * @param medianFirstReplyMinutes of today; absent while nobody has replied
 */
record Board(
        int waiting,
        int dueSoon,
        int overdue,
        @Nullable Double medianFirstReplyMinutes,
        int breachedToday,
        int withoutOwner,
        List<TeamLoad> teams,
        List<Age> ages,
        List<Hour> hours) {
    /** A team with its curators. */
    record TeamLoad(String key, String title, int waiting, int overdue, List<CuratorLoad> curators) {}

    /** @param claimed how many handoffs they have */
    record CuratorLoad(PresenceView presence, int claimed) {}

    /** How many have waited up to so long; the last has no end. */
    record Age(@Nullable Integer upToMinutes, int count) {}

    /** One of the next hours: who works then, and how many questions usually come. */
    record Hour(Instant at, int curators, double usualArrivals) {}
}
