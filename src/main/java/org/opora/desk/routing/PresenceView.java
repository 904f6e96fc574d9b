package org.opora.desk.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.desk.Item.Person;
import org.opora.desk.routing.Curators.Present;

/** A curator as others see them; load and capacity in effort. */
public record PresenceView(
        Person staff,
        Curator.State state,
        double capacity,
        double load,
        boolean onShift,
        List<String> teams,
        @Nullable Instant lastSeenAt) {
    static PresenceView of(Present present) {
        return new PresenceView(
                new Person(present.staff().id(), present.staff().name()),
                present.curator().state(),
                present.curator().capacity(),
                Math.round(present.load() * 10) / 10.0,
                present.onShift(),
                present.staff().teams(),
                present.curator().seenAt());
    }
}
