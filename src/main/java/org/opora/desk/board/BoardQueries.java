package org.opora.desk.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;

/** SQL of the board. */
final class BoardQueries {
    /** An open handoff. */
    record Open(
            String team,
            String state,
            @Nullable UUID curatorId,
            boolean studentWaits,
            Instant createdAt,
            Instant dueAt) {}

    /** Handoffs that came in an hour of a day of the week. */
    record Arrivals(int weekday, int hour, int count) {}

    private BoardQueries() {}

    static List<Open> open(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select team, state, curator_id, student_waits, created_at, due_at from handoff
                        where school_id = :school and state <> 'resolved'""").bind("school", school).mapTo(Open.class).list();
    }

    static Optional<Double> medianFirstReply(Handle handle, SchoolId school, Instant since) {
        return handle.createQuery("""
                        select percentile_cont(.5) within group (order by extract(epoch from replied_at - created_at) / 60)
                        from handoff where school_id = :school and replied_at >= :since""")
                .bind("school", school)
                .bind("since", since)
                .mapTo(Double.class)
                .findOne();
    }

    static int breachedSince(Handle handle, SchoolId school, Instant since) {
        return handle.createQuery("""
                        select count(*) from handoff_event where school_id = :school and kind = 'breached' and at >= :since""")
                .bind("school", school)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /** In the school's zone; weekdays as in ISO, Monday = 1. */
    static List<Arrivals> arrivals(Handle handle, SchoolId school, String zone, Instant since) {
        return handle.createQuery("""
                        select extract(isodow from created_at at time zone :zone)::int as weekday,
                          extract(hour from created_at at time zone :zone)::int as hour, count(*)::int as count
                        from handoff where school_id = :school and created_at >= :since group by 1, 2""")
                .bind("school", school)
                .bind("zone", zone)
                .bind("since", since)
                .mapTo(Arrivals.class)
                .list();
    }

    /** As docs/no-orphans.sql, for one school: owners that do not fit their handoff. */
    static int withoutOwner(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select count(*) from conversation_owner c
                        left join handoff h on h.school_id = c.school_id and h.conversation_id = c.id and h.state <> 'resolved'
                        where c.school_id = :school and (
                          c.state = 'open' and c.owner_kind = 'none'
                          or c.owner_kind = 'queue' and h.state is distinct from 'waiting'
                          or c.owner_kind = 'curator' and (h.state is distinct from 'claimed' or h.curator_id is distinct from c.owner_staff_id)
                          or c.owner_kind in ('assistant', 'none') and h.id is not null)""")
                .bind("school", school)
                .mapTo(Integer.class)
                .one();
    }
}
