package org.opora.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Promise;
import org.opora.identity.SchoolId;

/** SQL of the clocks of handoffs. */
final class PromiseQueries {
    /** A clock as it is kept, with what has been made of it. */
    record Kept(
            ClockKind kind,
            Instant startedAt,
            Instant dueAt,
            int promisedSeconds,
            boolean always,
            @Nullable Instant pausedAt,
            @Nullable Long leftSeconds,
            @Nullable Instant metAt,
            @Nullable Instant warnedAt,
            @Nullable Instant breachedAt,
            @Nullable Instant escalatedAt) {
        Promise promise() {
            return new Promise(
                    kind,
                    startedAt,
                    dueAt,
                    Duration.ofSeconds(promisedSeconds),
                    always,
                    pausedAt,
                    leftSeconds == null ? null : Duration.ofSeconds(leftSeconds),
                    metAt);
        }

        boolean runs() {
            return metAt == null && pausedAt == null;
        }
    }

    private PromiseQueries() {}

    static List<Kept> of(Handle handle, SchoolId school, HandoffId handoff) {
        return handle.createQuery("""
                        select kind, started_at, due_at, promised_seconds, always, paused_at, left_seconds, met_at, warned_at,
                          breached_at, escalated_at from promise where school_id = :school and handoff_id = :handoff
                        order by array_position(array['first', 'next', 'resolution'], kind)""")
                .bind("school", school)
                .bind("handoff", handoff)
                .mapTo(Kept.class)
                .list();
    }

    /** A clock begins, or begins anew: what was made of an earlier one of its kind is forgotten. */
    static void begin(Handle handle, SchoolId school, HandoffId handoff, Promise p) {
        bound(handle, school, handoff, p, """
                        insert into promise (school_id, handoff_id, kind, started_at, due_at, promised_seconds, always, paused_at,
                          left_seconds, met_at)
                        values (:school, :handoff, :kind, :startedAt, :dueAt, :promised, :always, :pausedAt, :left, :metAt)
                        on conflict (school_id, handoff_id, kind) do update set started_at = excluded.started_at,
                          due_at = excluded.due_at, promised_seconds = excluded.promised_seconds, always = excluded.always,
                          paused_at = null, left_seconds = null, met_at = null, warned_at = null, breached_at = null,
                          escalated_at = null""");
    }

    /** The same clock after a pause, a start or its end. */
    static void save(Handle handle, SchoolId school, HandoffId handoff, Promise p) {
        bound(handle, school, handoff, p, """
                        update promise set due_at = :dueAt, paused_at = :pausedAt, left_seconds = :left, met_at = :metAt
                        where school_id = :school and handoff_id = :handoff and kind = :kind""");
    }

    private static void bound(Handle handle, SchoolId school, HandoffId handoff, Promise p, String sql) {
        Duration left = p.left();
        handle.createUpdate(sql)
                .bind("school", school)
                .bind("handoff", handoff)
                .bind("kind", p.kind())
                .bind("startedAt", p.startedAt())
                .bind("dueAt", p.dueAt())
                .bind("promised", p.promised().toSeconds())
                .bind("always", p.always())
                .bind("pausedAt", p.pausedAt())
                .bind("left", left == null ? null : left.toSeconds())
                .bind("metAt", p.metAt())
                .execute();
    }

    /** @param step {@code warned_at}, {@code breached_at} or {@code escalated_at} */
    static void mark(Handle handle, SchoolId school, HandoffId handoff, ClockKind kind, String step, Instant now) {
        handle.createUpdate("""
                        update promise set <step> = :now where school_id = :school and handoff_id = :handoff and kind = :kind""")
                .define("step", step)
                .bind("school", school)
                .bind("handoff", handoff)
                .bind("kind", kind)
                .bind("now", now)
                .execute();
    }
}
