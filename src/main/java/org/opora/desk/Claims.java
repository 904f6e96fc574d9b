package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.Posted;
import org.opora.conversation.Conversations.Reply;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Ownership.Handover;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.State;
import org.opora.desk.Handoff.Verdict;
import org.opora.identity.Caller.Member;
import org.opora.identity.Roles;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;

/**
 * What a member of staff does with a handoff: claim, reply, hand on, decide on a draft, end. One member has it at a time. The
 * conversation's row is locked before the handoff's, everywhere.
 */
@ApplicationScoped
class Claims {
    private final Tenancy tenancy;
    private final Handoffs handoffs;
    private final Conversations conversations;
    private final Ownership ownership;
    private final Teams teams;
    private final StaffMembers members;
    private final Clock clock;

    Claims(
            Tenancy tenancy,
            Handoffs handoffs,
            Conversations conversations,
            Ownership ownership,
            Teams teams,
            StaffMembers members,
            Clock clock) {
        this.tenancy = tenancy;
        this.handoffs = handoffs;
        this.conversations = conversations;
        this.ownership = ownership;
        this.teams = teams;
        this.members = members;
        this.clock = clock;
    }

    /** @throws Problem 409 {@code already-claimed} for the second, {@code stale-version} after a change */
    Handoff claim(Member me, HandoffId id, @Nullable Integer version) {
        return change(me, id, version, (handle, handoff) -> take(handle, me, handoff));
    }

    private void take(Handle handle, Member me, Handoff handoff) {
        if (handoff.state() == State.RESOLVED) {
            throw Problem.conflict("already-resolved", "This handoff has ended.");
        }
        if (handoff.state() == State.CLAIMED) {
            if (!me.id().equals(handoff.curatorId())) {
                throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
            }
            return;
        }
        HandoffQueries.claim(handle, me.school(), handoff.id(), me.id(), me.name(), clock.instant());
        Conversation taken = ownership.take(me.school(), handoff.conversationId(), me.id(), me.name(), role(me));
        assert taken.version() > 0;
    }

    private static String role(Member me) {
        return me.is(Roles.LEAD) ? Roles.LEAD : Roles.CURATOR;
    }

    /** Back to the queue; the due time stays. */
    Handoff release(Member me, HandoffId id, @Nullable Integer version) {
        return change(me, id, version, (handle, handoff) -> {
            mine(me, handoff);
            Team team = teams.find(me.school(), handoff.team()).orElseThrow();
            HandoffQueries.queueAgain(handle, me.school(), id, handoff.team(), handoff.dueAt());
            ownership.release(
                    me.school(), handoff.conversationId(), new Handover(team.key(), team.title(), handoff.dueAt()));
        });
    }

    /** To another team's queue or straight to a curator; the note is for staff only. */
    Handoff transfer(
            Member me,
            HandoffId id,
            @Nullable Integer version,
            @Nullable String team,
            @Nullable StaffId curator,
            String note) {
        return change(me, id, version, (handle, handoff) -> {
            if (handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId()) && !me.is(Roles.LEAD)) {
                throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
            }
            say(me, handoff, new Words(UUID.randomUUID(), note, Visibility.STAFF, null));
            if (curator != null) {
                Staff to = members.find(me.school(), curator)
                        .filter(staff -> staff.roles().contains(Roles.CURATOR)
                                || staff.roles().contains(Roles.LEAD))
                        .orElseThrow(() -> Problem.invalid("curator", "is not a curator of this school"));
                HandoffQueries.claim(handle, me.school(), id, to.id(), to.name(), clock.instant());
                ownership.take(me.school(), handoff.conversationId(), to.id(), to.name(), Roles.CURATOR);
                return;
            }
            Team to = teams.find(me.school(), team == null ? "" : team)
                    .orElseThrow(() -> Problem.invalid("team", "is not a team of this school"));
            HandoffQueries.queueAgain(handle, me.school(), id, to.key(), handoff.dueAt());
            ownership.release(
                    me.school(), handoff.conversationId(), new Handover(to.key(), to.title(), handoff.dueAt()));
        });
    }

    /** What a curator writes. */
    record Words(
            UUID clientId,
            String text,
            Visibility visibility,
            @Nullable JsonNode citations) {}

    /** A reply to the student needs the claim; a note for staff does not. */
    Posted reply(Member me, HandoffId id, UUID clientId, String text, Visibility visibility) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = handoffs.get(me.school(), id);
            if (visibility == Visibility.STUDENT) {
                mine(me, handoff);
            }
            return say(me, handoff, new Words(clientId, text, visibility, null));
        });
    }

    private Posted say(Member me, Handoff handoff, Words words) {
        if (words.visibility() == Visibility.STUDENT) {
            tenancy.run(
                    me.school(), handle -> HandoffQueries.replied(handle, me.school(), handoff.id(), clock.instant()));
        }
        return conversations.reply(
                me.school(),
                handoff.conversationId(),
                new Reply(words.clientId(), me.id(), me.name(), words.text(), words.visibility(), words.citations()));
    }

    /** Sends the waiting answer, as it is or edited, under the curator's name; the assistant owns again. */
    Posted approve(Member me, HandoffId id, @Nullable Integer version, @Nullable String edited) {
        return tenancy.in(me.school(), handle -> {
            Handoff handoff = locked(handle, me, id, version);
            JsonNode draft = draft(handoff);
            take(handle, me, handoff);
            String text = edited == null ? draft.path("text").asText() : edited;
            Posted posted =
                    say(me, handoff, new Words(UUID.randomUUID(), text, Visibility.STUDENT, draft.path("citations")));
            HandoffQueries.resolve(
                    handle, me.school(), id, edited == null ? "approved" : "edited", null, clock.instant());
            ownership.giveBack(me.school(), handoff.conversationId());
            return posted;
        });
    }

    /** The draft goes, with a note why; the curator answers. */
    Handoff reject(Member me, HandoffId id, @Nullable Integer version, String why) {
        return change(me, id, version, (handle, handoff) -> {
            JsonNode draft = draft(handoff);
            take(handle, me, handoff);
            HandoffQueries.dropDraft(handle, me.school(), id);
            say(
                    me,
                    handoff,
                    new Words(
                            UUID.randomUUID(),
                            why + "\n\n> " + draft.path("text").asText().replace("\n", "\n> "),
                            Visibility.STAFF,
                            null));
        });
    }

    private static JsonNode draft(Handoff handoff) {
        JsonNode draft = handoff.draft();
        if (draft == null || handoff.state() == State.RESOLVED) {
            throw Problem.conflict("no-draft", "There is no draft to decide on.");
        }
        return draft;
    }

    /** Ends it: back to the assistant, or closed. */
    Handoff resolve(
            Member me,
            HandoffId id,
            @Nullable Integer version,
            boolean returnToAssistant,
            @Nullable String note,
            @Nullable Verdict verdict) {
        return change(me, id, version, (handle, handoff) -> {
            if (handoff.state() == State.RESOLVED) {
                throw Problem.conflict("already-resolved", "This handoff has ended.");
            }
            take(handle, me, handoff);
            if (note != null) {
                say(me, handoff, new Words(UUID.randomUUID(), note, Visibility.STAFF, null));
            }
            HandoffQueries.resolve(
                    handle,
                    me.school(),
                    id,
                    returnToAssistant ? "returned" : "closed",
                    verdict == null ? null : Kebab.of(verdict),
                    clock.instant());
            if (verdict != null) {
                handoffs.judge(me, id, verdict);
            }
            if (returnToAssistant) {
                ownership.giveBack(me.school(), handoff.conversationId());
            } else {
                ownership.close(me.school(), handoff.conversationId());
            }
        });
    }

    /** A member of staff joins any conversation; the assistant is silent from then on. */
    Handoff takeOver(Member me, ConversationId conversation) {
        return tenancy.in(me.school(), handle -> {
            boolean asked = ownership.requestHandoff(
                    me.school(),
                    conversation,
                    new HandoffRequest(
                            Reason.CURATOR_JOINED, QuestionClass.ORGANISATIONAL, null, null, null, null, null));
            Handoff open = HandoffQueries.open(handle, me.school(), conversation)
                    .orElseThrow(() -> Problem.notFound("conversation"));
            assert asked;
            take(handle, me, open);
            return handoffs.get(me.school(), open.id());
        });
    }

    private static void mine(Member me, Handoff handoff) {
        if (handoff.state() == State.RESOLVED) {
            throw Problem.conflict("already-resolved", "This handoff has ended.");
        }
        if (handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId())) {
            throw Problem.conflict("already-claimed", "Somebody else has claimed this.");
        }
        if (handoff.state() == State.WAITING) {
            throw Problem.conflict("not-claimed", "Claim it first.");
        }
    }

    private interface Change {
        void apply(Handle handle, Handoff handoff);
    }

    private Handoff change(Member me, HandoffId id, @Nullable Integer version, Change change) {
        return tenancy.in(me.school(), handle -> {
            change.apply(handle, locked(handle, me, id, version));
            return handoffs.get(me.school(), id);
        });
    }

    private Handoff locked(Handle handle, Member me, HandoffId id, @Nullable Integer version) {
        Handoff seen = handoffs.get(me.school(), id);
        ownership.lock(me.school(), seen.conversationId());
        Handoff handoff = HandoffQueries.lock(handle, me.school(), id).orElseThrow();
        boolean anothers = handoff.state() == State.CLAIMED && !me.id().equals(handoff.curatorId());
        if (version != null && version != handoff.version() && !anothers) {
            throw Problem.conflict("stale-version", "This handoff has changed since it was read.")
                    .with("version", handoff.version());
        }
        return handoff;
    }
}
