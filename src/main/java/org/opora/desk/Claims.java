package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Reason;
import org.opora.conversation.Returning;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.State;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.History.Kind;
import org.opora.desk.Replies.Words;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Problem;

/** How handoffs go from hand to hand: claim, release, transfer, assignment, take-over, end. */
@ApplicationScoped
public class Claims {
    private final Tenancy tenancy;
    private final Handoffs handoffs;
    private final Holding holding;
    private final Replies replies;
    private final Clocks clocks;
    private final Hands hands;
    private final Clock clock;

    /** Whom it may go to, and who is told. */
    @jakarta.enterprise.context.Dependent
    static class Hands {
        final Ownership ownership;
        final Returning returning;
        final Teams teams;
        final StaffMembers members;
        final History history;
        final jakarta.enterprise.event.Event<Called> called;

        Hands(
                Ownership ownership,
                Returning returning,
                Teams teams,
                StaffMembers members,
                History history,
                jakarta.enterprise.event.Event<Called> called) {
            this.ownership = ownership;
            this.returning = returning;
            this.teams = teams;
            this.members = members;
            this.history = history;
            this.called = called;
        }
    }

    Claims(
            Tenancy tenancy,
            Handoffs handoffs,
            Holding holding,
            Replies replies,
            Clocks clocks,
            Hands hands,
            Clock clock) {
        this.tenancy = tenancy;
        this.handoffs = handoffs;
        this.holding = holding;
        this.replies = replies;
        this.clocks = clocks;
        this.hands = hands;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code already-claimed} for the second, {@code stale-version} after a change */
    Handoff claim(Member me, HandoffId id, @Nullable Integer version) {
        return holding.change(me, id, version, (handle, handoff) -> holding.take(handle, me, handoff));
    }

    Handoff release(Member me, HandoffId id, @Nullable Integer version) {
        return holding.change(me, id, version, (handle, handoff) -> {
            Holding.mine(me, handoff);
            queueAgain(handle, me.school(), handoff, handoff.team(), Kind.RELEASED, me, Map.of());
        });
    }

    /**
     * Back to a team's queue. The promise stays as it was; where none was owed, the next reply is promised from now, since
     * whoever waits in a queue has a time by which one replies. Called under the handoff's lock.
     *
     * @param by null = a rule
     */
    public void queueAgain(
            Handle handle,
            SchoolId school,
            Handoff handoff,
            String team,
            Kind kind,
            @Nullable Member by,
            Map<String, ?> data) {
        HandoffQueries.queueAgain(handle, school, handoff.id(), team);
        Instant dueAt = clocks.studentWrote(handle, school, handoffs.get(school, handoff.id()))
                .orElse(handoff.dueAt());
        Team to = hands.teams.find(school, team).orElseThrow();
        hands.ownership.release(
                school, handoff.conversationId(), new Handover(to.key(), to.title(), dueAt), handoff.draft() != null);
        hands.history.add(handle, school, handoff.id(), kind, by, data);
    }

    /** To another team's queue or straight to a curator; the note is for staff only. */
    Handoff transfer(Member me, HandoffId id, @Nullable Integer version, Transfer to) {
        return holding.change(me, id, version, (handle, handoff) -> {
            Holding.mineOrLed(me, handoff);
            replies.say(handle, me, handoff, Words.note(to.note()));
            StaffId curator = to.curator();
            if (curator == null) {
                Team team = hands.teams
                        .find(me.school(), to.team() == null ? "" : to.team())
                        .orElseThrow(() -> Problem.invalid("team", "is not a team of this school"));
                queueAgain(
                        handle, me.school(), handoff, team.key(), Kind.TRANSFERRED, me, Map.of("team", team.title()));
                return;
            }
            Staff receiver = curator(me.school(), curator);
            give(handle, me.school(), handoff, receiver);
            hands.history.add(handle, me.school(), id, Kind.TRANSFERRED, me, Map.of("curator", receiver.name()));
            call(me, handoff, receiver.id(), to.note());
        });
    }

    /** Either a team or a curator, and why. */
    record Transfer(@Nullable String team, @Nullable StaffId curator, String note) {}

    private void give(Handle handle, SchoolId school, Handoff handoff, Staff to) {
        HandoffQueries.claim(handle, school, handoff.id(), to.id(), to.name(), clock.instant());
        hands.ownership.take(
                school,
                handoff.conversationId(),
                to.id(),
                to.name(),
                to.roles().contains(Roles.LEAD) ? Roles.LEAD : Roles.CURATOR);
    }

    private void call(Member me, Handoff handoff, StaffId to, String text) {
        if (!to.equals(me.id())) {
            hands.called.fire(new Called(
                    me.school(),
                    List.of(to),
                    Called.Kind.ASSIGNED,
                    handoff.id(),
                    handoff.conversationId(),
                    text,
                    me.name()));
        }
    }

    private Staff curator(SchoolId school, StaffId id) {
        return hands.members
                .find(school, id)
                .filter(staff ->
                        staff.roles().contains(Roles.CURATOR) || staff.roles().contains(Roles.LEAD))
                .orElseThrow(() -> Problem.invalid("curator", "is not a curator of this school"));
    }

    /**
     * Whom a waiting handoff is meant for; a claimed one a lead gives to another.
     *
     * @param to null = nobody in particular
     */
    Handoff assign(Member me, HandoffId id, @Nullable Integer version, @Nullable StaffId to) {
        return holding.change(me, id, version, (handle, handoff) -> {
            boolean own = to == null ? me.id().equals(handoff.assigneeId()) : to.equals(me.id());
            if (!own && !me.is(Roles.LEAD)) {
                throw Problem.forbidden("Only a lead assigns to others.");
            }
            Holding.mineOrLed(me, handoff);
            if (to == null) {
                HandoffQueries.assign(handle, me.school(), id, null, null, null);
                hands.history.add(handle, me.school(), id, Kind.ASSIGNED, me, Map.of());
                return;
            }
            Staff receiver = curator(me.school(), to);
            if (handoff.state() == State.CLAIMED) {
                give(handle, me.school(), handoff, receiver);
            } else {
                HandoffQueries.assign(handle, me.school(), id, to, receiver.name(), clock.instant());
            }
            hands.history.add(handle, me.school(), id, Kind.ASSIGNED, me, Map.of("curator", receiver.name()));
            call(me, handoff, to, handoff.preview());
        });
    }

    /**
     * Whom the routing means a handoff for.
     *
     * @param shares what each of those who were there would have had of its effort, were it split
     */
    public record Meant(StaffId to, String name, Map<StaffId, Double> shares) {
        public Meant {
            shares = Map.copyOf(shares);
        }

        Map<String, ?> data() {
            Map<String, Double> kept = new TreeMap<>();
            shares.forEach((id, share) -> kept.put(id.value().toString(), Math.round(share * 1000) / 1000.0));
            return Map.of("curator", name, "curatorId", to.value(), "shares", kept);
        }
    }

    /** The routing means it for a curator who is there. Does nothing when it is no longer waiting for one. */
    public void assignByRule(Handle handle, SchoolId school, HandoffId id, Meant meant) {
        Handoff handoff = handoffs.locked(handle, school, id);
        if (handoff.state() != State.WAITING || handoff.assigneeId() != null) {
            return;
        }
        HandoffQueries.assign(handle, school, id, meant.to(), meant.name(), clock.instant());
        handoffs.settle(handle, school, id);
        hands.history.add(handle, school, id, Kind.ASSIGNED, null, meant.data());
        hands.called.fire(new Called(
                school,
                List.of(meant.to()),
                Called.Kind.ASSIGNED,
                id,
                handoff.conversationId(),
                handoff.preview(),
                null));
    }

    /** It is meant for nobody in particular again. */
    public void unassign(Handle handle, SchoolId school, Handoff handoff, String why) {
        HandoffQueries.assign(handle, school, handoff.id(), null, null, null);
        handoffs.settle(handle, school, handoff.id());
        hands.history.add(
                handle,
                school,
                handoff.id(),
                Kind.ASSIGNED,
                null,
                Map.of("why", why, "from", String.valueOf(handoff.assigneeName())));
    }

    /** Ends it: back to the assistant, or closed. */
    Handoff resolve(Member me, HandoffId id, @Nullable Integer version, Resolution how) {
        return holding.change(me, id, version, (handle, handoff) -> {
            holding.take(handle, me, handoff);
            String note = how.note();
            if (note != null) {
                replies.say(handle, me, handoff, Words.note(note));
            }
            Verdict verdict = how.verdict();
            handoffs.end(
                    handle,
                    me.school(),
                    id,
                    new Handoffs.Ending(how.returnToAssistant() ? "returned" : "closed", verdict, me));
            if (verdict != null) {
                handoffs.judge(me, id, verdict);
            }
            if (how.returnToAssistant()) {
                hands.returning.giveBack(me.school(), handoff.conversationId(), null);
            } else {
                hands.ownership.close(me.school(), handoff.conversationId());
            }
        });
    }

    /** How it ends. */
    record Resolution(
            boolean returnToAssistant,
            @Nullable String note,
            @Nullable Verdict verdict) {}

    /** A member of staff joins any conversation; the assistant is silent from then on. */
    public Handoff takeOver(Member me, ConversationId conversation) {
        return tenancy.in(me.school(), handle -> {
            boolean asked = hands.ownership.requestHandoff(
                    me.school(),
                    conversation,
                    new HandoffRequest(
                            Reason.CURATOR_JOINED, QuestionClass.ORGANISATIONAL, null, null, null, null, null));
            assert asked;
            Handoff open = HandoffQueries.open(handle, me.school(), conversation)
                    .orElseThrow(() -> Problem.notFound("conversation"));
            holding.take(handle, me, open);
            handoffs.settle(handle, me.school(), open.id());
            return handoffs.get(me.school(), open.id());
        });
    }
}
