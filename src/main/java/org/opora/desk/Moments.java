package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Ownership;
import org.opora.desk.Handoff.State;
import org.opora.desk.History.Kind;
import org.opora.desk.PromiseQueries.Kept;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Hours;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;

/** What becomes of a handoff by the clock alone; each step is done once and kept. */
@ApplicationScoped
class Moments {
    private static final Logger LOG = Logger.getLogger(Moments.class);
    private static final Duration LATER = Duration.ofMinutes(1);
    private final Tenancy tenancy;
    private final Handoffs handoffs;
    private final Ownership ownership;
    private final Claims claims;
    private final Terms terms;
    private final Alarms alarms;
    private final Clock clock;

    Moments(
            Tenancy tenancy,
            Handoffs handoffs,
            Ownership ownership,
            Claims claims,
            Terms terms,
            Alarms alarms,
            Clock clock) {
        this.tenancy = tenancy;
        this.handoffs = handoffs;
        this.ownership = ownership;
        this.claims = claims;
        this.terms = terms;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** In a transaction of its own; what fails is tried again a minute later, and holds nobody up. */
    void look(SchoolId school, HandoffId id) {
        try {
            tenancy.run(school, handle -> {
                ownership.lock(school, handoffs.get(school, id).conversationId());
                HandoffQueries.lockDue(handle, school, id, clock.instant())
                        .ifPresent(handoff -> pass(handle, school, handoff));
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "a handoff is looked at again in a minute: handoff=%s", id.value());
            tenancy.run(
                    school,
                    handle -> HandoffQueries.lookAgain(
                            handle, school, id, clock.instant().plus(LATER)));
        }
    }

    private void pass(Handle handle, SchoolId school, Handoff h) {
        Instant now = clock.instant();
        Terms.Of of = terms.of(school, h);
        List<Kept> clocks = PromiseQueries.of(handle, school, h.id());
        for (Kept kept : clocks) {
            if (kept.runs()) {
                promise(handle, school, h, kept, of, now);
            }
        }
        remind(handle, school, h, now);
        wake(handle, school, h, now);
        Kept reply = clocks.stream().filter(Clocks::owesReply).findFirst().orElse(null);
        goOn(handle, school, h, reply, now);
        handoffs.settle(handle, school, h.id());
    }

    private void promise(Handle handle, SchoolId school, Handoff h, Kept kept, Terms.Of of, Instant now) {
        Hours hours = of.hours();
        if (kept.breachedAt() == null && !kept.dueAt().isAfter(now)) {
            PromiseQueries.mark(handle, school, h.id(), kept.kind(), "breached_at", now);
            if (kept.kind() != ClockKind.RESOLUTION) {
                HandoffQueries.breached(handle, school, h.id(), kept.dueAt());
            }
            alarms.breach(handle, school, h, kept.kind());
        } else if (kept.warnedAt() == null
                && kept.breachedAt() == null
                && !kept.promise().warnAt(hours).isAfter(now)) {
            PromiseQueries.mark(handle, school, h.id(), kept.kind(), "warned_at", now);
            alarms.warn(handle, school, h, kept.kind());
        }
        if (kept.escalatedAt() == null && !Standing.nextLevelAt(kept, hours).isAfter(now)) {
            PromiseQueries.mark(handle, school, h.id(), kept.kind(), "escalated_at", now);
            alarms.nextLevel(handle, school, h, of.policy().escalateTo().orElse(null));
        }
    }

    private void remind(Handle handle, SchoolId school, Handoff h, Instant now) {
        for (Reminder reminder : HandoffQueries.dueReminders(handle, school, h.id(), now)) {
            HandoffQueries.remindedOf(handle, school, reminder.id(), now);
            alarms.remind(handle, school, h, reminder);
        }
    }

    private void wake(Handle handle, SchoolId school, Handoff h, Instant now) {
        Instant until = h.snoozedUntil();
        if (h.snoozed() && until != null && !until.isAfter(now)) {
            HandoffQueries.snooze(handle, school, h.id(), false, null);
            alarms.happened(handle, school, h, Kind.WOKEN, Map.of());
        }
    }

    /** What its holder is silent about goes back to the queue; what nobody took is meant for somebody else. */
    private void goOn(Handle handle, SchoolId school, Handoff h, @Nullable Kept reply, Instant now) {
        Instant assignedAt = h.assignedAt();
        if (h.state() == State.CLAIMED
                && reply != null
                && !Standing.silentUntil(h, reply).plus(Standing.SILENCE).isAfter(now)) {
            claims.queueAgain(
                    handle, school, h, h.team(), Kind.RELEASED, null, Map.of("why", "silence", "curator", name(h)));
        } else if (h.state() == State.WAITING
                && assignedAt != null
                && !assignedAt.plus(Standing.UNTAKEN).isAfter(now)) {
            claims.unassign(handle, school, h, "untaken");
        }
    }

    private static String name(Handoff h) {
        String name = h.curatorName();
        return name == null ? "" : name;
    }
}
