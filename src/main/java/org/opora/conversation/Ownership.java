package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Conversation.Waiting;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;

/**
 * Who answers in a conversation: the assistant, a team's queue, a curator, nobody. With {@link Returning} and
 * {@link Worsening} the only writer of owner, version and the notice that tells the student; every change takes the
 * conversation's row lock first.
 */
@ApplicationScoped
public class Ownership {
    /** Raised inside the transaction in which a person must take over; the observer calls {@link #handOver}. */
    public record HandoffRequested(SchoolId school, ConversationId conversation, HandoffRequest request) {}

    /** Raised inside the transaction in which a question ends that the assistant has not decided on. */
    public record LeftUnread(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction in which a student calls a person who is on the way already. */
    public record CalledAgain(
            SchoolId school,
            ConversationId conversation,
            @Nullable String comment) {}

    /** Raised inside the transaction that closes a conversation. */
    public record ConversationClosed(SchoolId school, ConversationId conversation) {}

    /**
     * Why a person takes over and what they should find.
     *
     * @param replyTo the question whose outcome this is; null for a press on "call a person"
     * @param draft a ready answer that waits for approval
     * @param packet what the assistant knew: evidence, signals, summary
     */
    public record HandoffRequest(
            Reason reason,
            QuestionClass questionClass,
            @Nullable MessageId replyTo,
            @Nullable JsonNode draft,
            @Nullable JsonNode packet,
            @Nullable String comment,
            @Nullable StaffId firstChoice) {}

    /** Whom a conversation is handed to, and by when they reply. */
    public record Handover(String team, String teamTitle, Instant dueAt) {}

    private static final Duration REOPENS_WITHIN = Duration.ofDays(7);

    private final Tenancy tenancy;
    private final Schools schools;
    private final Notices notices;
    private final Journal journal;
    private final Facts facts;
    private final Clock clock;

    /** The facts that are raised here, together. */
    @Dependent
    static class Facts {
        final Event<HandoffRequested> requested;
        final Event<ConversationClosed> closed;
        final Event<LeftUnread> leftUnread;
        final Event<CalledAgain> calledAgain;

        Facts(
                Event<HandoffRequested> requested,
                Event<ConversationClosed> closed,
                Event<LeftUnread> leftUnread,
                Event<CalledAgain> calledAgain) {
            this.calledAgain = calledAgain;
            this.leftUnread = leftUnread;
            this.requested = requested;
            this.closed = closed;
        }
    }

    Ownership(Tenancy tenancy, Schools schools, Notices notices, Journal journal, Facts facts, Clock clock) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.notices = notices;
        this.journal = journal;
        this.facts = facts;
        this.clock = clock;
    }

    /** Takes the conversation's lock for the rest of the transaction; whoever changes more than it takes it first. */
    public void lock(SchoolId school, ConversationId id) {
        Conversation locked = tenancy.in(school, handle -> journal.lock(handle, school, id));
        assert locked.id().equals(id);
    }

    /** Asks for a person as the outcome of a question. @return false when it has had its outcome meanwhile */
    public boolean requestHandoff(SchoolId school, ConversationId id, HandoffRequest request) {
        return tenancy.in(school, handle -> {
            MessageId question = request.replyTo();
            if (question != null && !ConversationQueries.waits(handle, school, id, question)) {
                return false;
            }
            reopened(handle, school, journal.lock(handle, school, id));
            facts.requested.fire(new HandoffRequested(school, id, request));
            return true;
        });
    }

    /** Whoever comes back to a conversation that a curator closed wants that curator. */
    void backTo(SchoolId school, StaffId curator, Message message) {
        facts.leftUnread.fire(new LeftUnread(school, message.conversationId(), message.id()));
        facts.requested.fire(new HandoffRequested(
                school,
                message.conversationId(),
                new HandoffRequest(
                        Reason.STUDENT_REQUEST,
                        QuestionClass.ORGANISATIONAL,
                        message.id(),
                        null,
                        null,
                        null,
                        curator)));
    }

    /** "Call a person": idempotent, except that people read each comment. */
    public Conversation callPerson(SchoolId school, ConversationId id, @Nullable String comment) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            boolean draft = c.ownerKind() == Owner.QUEUE && c.waiting() == Waiting.DRAFT;
            if (draft || (isOfPeople(c) && comment != null)) {
                facts.calledAgain.fire(new CalledAgain(school, id, comment));
            }
            if (isOfPeople(c)) {
                return draft ? insteadOfDraft(handle, school, c) : c;
            }
            reopened(handle, school, c);
            facts.requested.fire(new HandoffRequested(
                    school,
                    id,
                    new HandoffRequest(
                            Reason.STUDENT_REQUEST, QuestionClass.HUMAN_REQUEST, null, null, null, comment, null)));
            return journal.lock(handle, school, id);
        });
    }

    private static boolean isOfPeople(Conversation c) {
        return c.ownerKind() == Owner.QUEUE || c.ownerKind() == Owner.CURATOR;
    }

    /** Who calls a person while a draft waits is told so: it is a reply that they wait for now. */
    private Conversation insteadOfDraft(Handle handle, SchoolId school, Conversation c) {
        Handover to = new Handover(
                Objects.requireNonNull(c.team()),
                Objects.requireNonNull(c.ownerName()),
                Objects.requireNonNull(c.expectedReplyBy()));
        Message told = notice(handle, school, c, null, Reason.STUDENT_REQUEST, Lane.HANDOFF, to, null);
        assert told.seq() > 0;
        return journal.change(handle, school, Changes.toQueue(c, to, Waiting.REPLY, Kebab.of(Reason.STUDENT_REQUEST)));
    }

    /** Gives the conversation to a team: notice and change of owner in the caller's transaction. */
    public Conversation handOver(SchoolId school, ConversationId id, HandoffRequest request, Handover handover) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            leaveUnread(handle, school, id, request.replyTo());
            boolean draft = request.draft() != null;
            Message notice = notice(
                    handle,
                    school,
                    c,
                    request.replyTo(),
                    request.reason(),
                    draft ? Lane.DRAFT : Lane.HANDOFF,
                    handover,
                    lang(request.packet()));
            assert notice.seq() > 0;
            return journal.change(
                    handle,
                    school,
                    Changes.toQueue(c, handover, draft ? Waiting.DRAFT : Waiting.REPLY, Kebab.of(request.reason())));
        });
    }

    /** @param decided the question whose outcome this is */
    private void leaveUnread(Handle handle, SchoolId school, ConversationId id, @Nullable MessageId decided) {
        ConversationQueries.endQuestions(handle, school, id).stream()
                .filter(question -> !question.equals(decided))
                .forEach(question -> facts.leftUnread.fire(new LeftUnread(school, id, question)));
    }

    /** A curator owns the conversation from here on. */
    public Conversation take(SchoolId school, ConversationId id, StaffId curator, String name, String role) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            leaveUnread(handle, school, id, null);
            return journal.change(handle, school, Changes.toCurator(c, curator, name, role));
        });
    }

    /**
     * Back to the queue of a team, due at the same time unless told otherwise.
     *
     * @param draft whether a ready answer still waits for approval
     */
    public Conversation release(SchoolId school, ConversationId id, Handover handover, boolean draft) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            Waiting waiting = draft ? Waiting.DRAFT : Waiting.REPLY;
            return journal.change(handle, school, Changes.toQueue(c, handover, waiting, c.waitingReason()));
        });
    }

    /** In which the assistant has understood the question. */
    private static @Nullable String lang(@Nullable JsonNode packet) {
        return packet == null || !packet.has("lang")
                ? null
                : packet.path("lang").asText();
    }

    Message notice(
            Handle handle,
            SchoolId school,
            Conversation c,
            @Nullable MessageId replyTo,
            Reason reason,
            Lane lane,
            Handover to,
            @Nullable String lang) {
        String text = notices.text(schools.get(school), c, lang, new Notices.Of(reason, to, lane == Lane.DRAFT));
        return journal.store(
                handle,
                school,
                new MessageBuilder(c.id(), Author.SYSTEM, Kind.NOTICE, text)
                        .decided(replyTo, lane, Kebab.of(reason), Mode.FIXED));
    }

    /** The student is told by when the curator who owns the conversation replies to what they have written since. */
    public void promise(SchoolId school, ConversationId id, Instant dueAt) {
        tenancy.run(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (c.ownerKind() == Owner.CURATOR && c.expectedReplyBy() == null) {
                Conversation told = journal.change(handle, school, Changes.promised(c, dueAt));
                assert told.version() == c.version();
            }
        });
    }

    /** The student leaves; danger that waits for people keeps waiting for them. */
    public Conversation leave(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            boolean danger =
                    c.ownerKind() == Owner.QUEUE && Kebab.of(Reason.RISK).equals(c.waitingReason());
            return danger ? c : close(school, id);
        });
    }

    public Conversation close(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            if (c.state() == State.CLOSED) {
                return c;
            }
            leaveUnread(handle, school, id, null);
            Conversation closed = journal.change(handle, school, Changes.closed(c, clock.instant()));
            facts.closed.fire(new ConversationClosed(school, id));
            return closed;
        });
    }

    /** @throws Problem 409 {@code conversation-closed} more than seven days after closing */
    Conversation reopened(Handle handle, SchoolId school, Conversation c) {
        if (c.state() == State.OPEN) {
            return c;
        }
        Instant closedAt = c.closedAt();
        if (closedAt != null && closedAt.plus(REOPENS_WITHIN).isBefore(clock.instant())) {
            throw Problem.conflict("conversation-closed", "This conversation was closed more than seven days ago.");
        }
        return journal.change(handle, school, Changes.toAssistant(c));
    }
}
