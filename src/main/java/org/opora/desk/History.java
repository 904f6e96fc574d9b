package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Id;
import org.opora.shared.Json;

/** What happened to handoffs: kept in the transaction in which it happened, and told to the desk with it. */
@ApplicationScoped
public class History {
    public enum Kind {
        QUEUED,
        ASSIGNED,
        CLAIMED,
        RELEASED,
        TRANSFERRED,
        CONSULTED,
        REPLIED,
        WARNED,
        BREACHED,
        ESCALATED,
        SNOOZED,
        WOKEN,
        REMINDED,
        DANGER,
        UPSET,
        MERGED,
        RESOLVED
    }

    /** One of them; {@code byId} is null when a rule did it. */
    public record Entry(
            Instant at,
            Kind kind,
            @Nullable UUID byId,
            @Nullable String byName,
            JsonNode data) {}

    private final Tenancy tenancy;
    private final Event<HandoffChanged> changed;
    private final Clock clock;

    History(Tenancy tenancy, Event<HandoffChanged> changed, Clock clock) {
        this.tenancy = tenancy;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param by null = a rule, not a person */
    public void add(Handle handle, SchoolId school, HandoffId id, Kind kind, @Nullable Member by, Map<String, ?> data) {
        handle.createUpdate("""
                        insert into handoff_event (school_id, handoff_id, id, at, kind, by_id, by_name, data)
                        values (:school, :handoff, :id, :at, :kind, :by, :name, :data)""")
                .bind("school", school)
                .bind("handoff", id)
                .bind("id", Id.next())
                .bind("at", clock.instant())
                .bind("kind", kind)
                .bind("by", by == null ? null : by.id())
                .bind("name", by == null ? null : by.name())
                .bind("data", Json.tree(data))
                .execute();
        changed.fire(new HandoffChanged(school, id));
    }

    /** Oldest first. */
    public List<Entry> of(SchoolId school, HandoffId id) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select at, kind, by_id, by_name, data from handoff_event
                        where school_id = :school and handoff_id = :id order by id""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Entry.class)
                .list());
    }
}
