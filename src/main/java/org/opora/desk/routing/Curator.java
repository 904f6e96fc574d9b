package org.opora.desk.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.staff.StaffId;

/**
 * A member of staff as the desk sees them.
 *
 * @param capacity effort at once
 * @param courses those they know well; ids of courses
 * @param hours their own working hours; null = their teams'
 * @param seenAt when their page was last heard of
 */
public record Curator(
        StaffId staffId,
        State state,
        double capacity,
        List<UUID> courses,
        @Nullable JsonNode hours,
        @Nullable Instant seenAt) {
    public enum State {
        ONLINE,
        AWAY
    }

    static final double USUAL_CAPACITY = 10;

    static Curator unseen(StaffId id) {
        return new Curator(id, State.AWAY, USUAL_CAPACITY, List.of(), null, null);
    }

    boolean online() {
        return state == State.ONLINE;
    }
}
