package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Ownership;
import org.opora.desk.Handoff.State;
import org.opora.desk.History.Kind;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/**
 * Who has a handoff: one member of staff at a time. The conversation's row is locked before the handoff's, everywhere; after
 * each change it is worked out anew how the handoff stands.
 */
@ApplicationScoped
public class Holding {
    private final Tenancy tenancy;
    private final Handoffs handoffs;
    private final Ownership ownership;
    private final History history;
    private final Clock clock;

    Holding(Tenancy tenancy, Handoffs handoffs, Ownership ownership, History history, Clock clock) {
        this.tenancy = tenancy;
        this.handoffs = handoffs;
        this.ownership = ownership;
        this.history = history;
        this.clock = clock;
    }

    /** One change in one transaction. @return the handoff after it */
    public Handoff change(Member me, HandoffId id, @Nullable Integer version, BiConsumer<Handle, Handoff> change) {
        return tenancy.in(me.school(), handle -> {
            change.accept(handle, locked(handle, me, id, version));
            handoffs.settle(handle, me.school(), id);
            return handoffs.get(me.school(), id);
        });
    }

    /** @throws Problem 409 {@code stale-version} when it has changed since {@code version}, unless it is another's now */
    Handoff locked(Handle handle, Member me, HandoffId id, @Nullable Integer version) {
        Handoff handoff = handoffs.locked(handle, me.school(), id);
        if (version != null && version != handoff.version() && !handoff.isOfAnother(me.id())) {
            throw Problem.conflict("stale-version", "This handoff has changed since it was read.")
                    .with("version", handoff.version());
        }
        return handoff;
    }

    /** @throws Problem 409 {@code already-claimed} when another has it, {@code already-resolved} when it has ended */
    void take(Handle handle, Member me, Handoff handoff) {
        open(handoff);
        if (handoff.isOfAnother(me.id())) {
            throw claimed(handoff);
        }
        if (handoff.state() == State.WAITING) {
            HandoffQueries.claim(handle, me.school(), handoff.id(), me.id(), me.name(), clock.instant());
            ownership.take(me.school(), handoff.conversationId(), me.id(), me.name(), role(me));
            history.add(handle, me.school(), handoff.id(), Kind.CLAIMED, me, Map.of());
        }
    }

    static String role(Member me) {
        return me.is(Roles.LEAD) ? Roles.LEAD : Roles.CURATOR;
    }

    /** @throws Problem 409 unless this member has it */
    static void mine(Member me, Handoff handoff) {
        open(handoff);
        if (handoff.isOfAnother(me.id())) {
            throw claimed(handoff);
        }
        if (handoff.state() == State.WAITING) {
            throw Problem.conflict("not-claimed", "Claim it first.");
        }
    }

    /** @throws Problem 409 when another has it and this member heads nobody */
    public static void mineOrLed(Member me, Handoff handoff) {
        open(handoff);
        if (handoff.isOfAnother(me.id()) && !me.is(Roles.LEAD)) {
            throw claimed(handoff);
        }
    }

    private static Problem claimed(Handoff handoff) {
        String name = handoff.curatorName();
        return Problem.conflict("already-claimed", "Somebody else has claimed this.")
                .with("curator", name == null ? "" : name);
    }

    private static void open(Handoff handoff) {
        if (handoff.state() == State.RESOLVED) {
            throw Problem.conflict("already-resolved", "This handoff has ended.");
        }
    }
}
