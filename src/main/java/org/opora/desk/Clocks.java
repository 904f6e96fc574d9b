package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.PromiseQueries.Kept;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Promise;
import org.opora.identity.SchoolId;

/**
 * The clocks of handoffs as they are kept. A first reply is promised when a handoff is made, a next one when the student
 * writes again; both end with a person's reply. The resolution stands still while the student is waited for. What the
 * assistant or the system says touches none of them. Called under the handoff's lock.
 */
@ApplicationScoped
public class Clocks {
    /** A clock as staff see it. */
    public record Clocked(
            ClockKind kind,
            Promise.State state,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt,
            @Nullable Instant breachedAt) {}

    private final Terms terms;
    private final Clock clock;

    Clocks(Terms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    /** @param first the promise that the student has been told */
    void begin(Handle handle, SchoolId school, HandoffId id, Promise first, Terms.Of of) {
        PromiseQueries.begin(handle, school, id, first);
        PromiseQueries.begin(handle, school, id, of.begin(ClockKind.RESOLUTION, first.startedAt()));
    }

    /** A reply is owed again. @return when it is due; empty when one was owed already */
    Optional<Instant> studentWrote(Handle handle, SchoolId school, Handoff h) {
        List<Kept> kept = PromiseQueries.of(handle, school, h.id());
        if (kept.stream().anyMatch(Clocks::owesReply)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Terms.Of of = terms.of(school, h);
        Promise next = of.begin(ClockKind.NEXT, now);
        PromiseQueries.begin(handle, school, h.id(), next);
        resolution(kept)
                .ifPresent(promise -> PromiseQueries.save(handle, school, h.id(), promise.resume(now, of.hours())));
        return Optional.of(next.dueAt());
    }

    /** The reply that is owed is owed sooner, by the terms the handoff has now; it is never put off. */
    Instant hasten(Handle handle, SchoolId school, Handoff h) {
        Kept owed = PromiseQueries.of(handle, school, h.id()).stream()
                .filter(Clocks::owesReply)
                .findFirst()
                .orElse(null);
        Promise sooner = terms.of(school, h).begin(owed == null ? ClockKind.NEXT : owed.kind(), clock.instant());
        if (owed != null && !owed.dueAt().isAfter(sooner.dueAt())) {
            return owed.dueAt();
        }
        PromiseQueries.begin(handle, school, h.id(), sooner);
        return sooner.dueAt();
    }

    /** A person has replied to the student: nobody waits for us. */
    void replied(Handle handle, SchoolId school, Handoff h) {
        Instant now = clock.instant();
        List<Kept> kept = PromiseQueries.of(handle, school, h.id());
        kept.stream()
                .filter(Clocks::owesReply)
                .forEach(reply -> PromiseQueries.save(
                        handle, school, h.id(), reply.promise().meet(now)));
        resolution(kept)
                .ifPresent(promise -> PromiseQueries.save(
                        handle,
                        school,
                        h.id(),
                        promise.pause(now, terms.of(school, h).hours())));
    }

    void ended(Handle handle, SchoolId school, HandoffId id) {
        Instant now = clock.instant();
        PromiseQueries.of(handle, school, id).stream()
                .filter(kept -> kept.metAt() == null)
                .forEach(kept ->
                        PromiseQueries.save(handle, school, id, kept.promise().meet(now)));
    }

    /** First reply, next reply, resolution; those that were promised. */
    public List<Clocked> of(Handle handle, SchoolId school, HandoffId id) {
        return PromiseQueries.of(handle, school, id).stream()
                .map(kept -> new Clocked(
                        kept.kind(),
                        kept.promise().state(),
                        kept.startedAt(),
                        kept.dueAt(),
                        kept.metAt(),
                        kept.breachedAt()))
                .toList();
    }

    static boolean owesReply(Kept kept) {
        return kept.kind() != ClockKind.RESOLUTION && kept.metAt() == null;
    }

    private static Optional<Promise> resolution(List<Kept> kept) {
        return kept.stream()
                .filter(one -> one.kind() == ClockKind.RESOLUTION && one.metAt() == null)
                .map(Kept::promise)
                .findFirst();
    }
}
