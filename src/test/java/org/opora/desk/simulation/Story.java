package org.opora.desk.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.desk.sla.ClockKind;

/** What became of one arrival. */
final class Story {
    /**
     * A reply that was promised.
     *
     * @param repliedAt in minutes; null while it is owed
     */
    record Promised(ClockKind kind, int dueAt, @Nullable Integer repliedAt) {
        boolean kept() {
            return repliedAt != null && repliedAt <= dueAt;
        }

        /** Whether it is known by a minute if it was kept. */
        boolean decided(int minute) {
            return repliedAt != null || dueAt < minute;
        }
    }

    final Arrival arrival;
    final List<Promised> promises = new ArrayList<>();
    /** Of those who were there and serve the team when it was taken last: which part of its effort was theirs by right. */
    final Map<Integer, Double> shares = new HashMap<>();

    String team;
    boolean transferred;
    boolean resolved;
    int replies;
    /** Who replied first, and so had the work. */
    @Nullable
    Integer by;
    /** When its holder means to end it; null while somebody waits for something. */
    @Nullable
    Integer restsUntil;

    Story(Arrival arrival) {
        this.arrival = arrival;
        this.team = arrival.team();
    }

    boolean owes() {
        return !promises.isEmpty() && promises.get(promises.size() - 1).repliedAt() == null;
    }

    void promised(ClockKind kind, int dueAt) {
        promises.add(new Promised(kind, dueAt, null));
    }

    void replied(int minute) {
        if (owes()) {
            Promised last = promises.remove(promises.size() - 1);
            promises.add(new Promised(last.kind(), last.dueAt(), minute));
        }
    }
}
