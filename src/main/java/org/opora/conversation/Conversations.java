package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Conversation.Waiting;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Message.Visibility;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.course.QuestionClass;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.Students;
import org.opora.shared.Id;
import org.opora.shared.Json;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Conversations: the only writer of messages, owners and their log. Every change takes the conversation's row lock first. */
@ApplicationScoped
public class Conversations {
    /** Raised inside the transaction that stores a student's message while the assistant owns the conversation. */
    public record QuestionAsked(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction in which a person must take over; the observer calls {@link #handOver}. */
    public record HandoffRequested(SchoolId school, ConversationId conversation, HandoffRequest request) {}

    /** Raised inside the transaction in which a student takes back the call for a person. */
    public record HandoffTakenBack(SchoolId school, ConversationId conversation) {}

    /** Raised inside the transaction that closes a conversation. */
    public record ConversationClosed(SchoolId school, ConversationId conversation) {}

    /** Raised inside the transaction that stores any message. */
    public record MessageAdded(SchoolId school, ConversationId conversation, MessageId message, Author author) {}

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

    /** A message and whether this call stored it. */
    public record Posted(Message message, boolean created) {}

    /** What a student sends. */
    public record Sent(UUID clientId, String text, Kind kind, Place place) {}

    /** What the assistant says as the outcome of a question. */
    public record Outcome(
            MessageId replyTo,
            String text,
            Kind kind,
            Lane lane,
            @Nullable String reason,
            Mode mode,
            @Nullable JsonNode citations,
            @Nullable JsonNode hint) {}

    private static final Duration REOPENS_WITHIN = Duration.ofDays(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final Schools schools;
    private final Students students;
    private final Streams streams;
    private final Notices notices;
    private final Events events;
    private final Clock clock;

    /** The facts this feature raises, together. */
    @Dependent
    static class Events {
        final Event<QuestionAsked> asked;
        final Event<HandoffRequested> requested;
        final Event<HandoffTakenBack> takenBack;
        final Event<ConversationClosed> closed;
        final Event<MessageAdded> added;

        Events(
                Event<QuestionAsked> asked,
                Event<HandoffRequested> requested,
                Event<HandoffTakenBack> takenBack,
                Event<ConversationClosed> closed,
                Event<MessageAdded> added) {
            this.asked = asked;
            this.requested = requested;
            this.takenBack = takenBack;
            this.closed = closed;
            this.added = added;
        }
    }

    Conversations(
            Tenancy tenancy,
            Schools schools,
            Students students,
            Streams streams,
            Notices notices,
            Events events,
            Clock clock) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.students = students;
        this.streams = streams;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    public Conversation open(SchoolId school, StudentId student, Place place, @Nullable String pageUrl) {
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        Conversation c = new Conversation(
                new ConversationId(Id.next()),
                student,
                course == null ? null : course.id(),
                lesson == null ? null : lesson.id(),
                assignment == null ? null : assignment.id(),
                State.OPEN,
                Owner.ASSISTANT,
                null,
                null,
                null,
                null,
                null,
                1,
                0,
                0,
                null,
                null,
                null,
                pageUrl,
                null,
                clock.instant(),
                null);
        tenancy.run(school, handle -> ConversationQueries.insert(handle, school, c));
        return c;
    }

    public Conversation get(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> ConversationQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("conversation"));
    }

    /** One's own; another student's does not exist. */
    public Conversation ofStudent(SchoolId school, ConversationId id, StudentId student) {
        Conversation c = get(school, id);
        if (!c.studentId().equals(student)) {
            throw Problem.notFound("conversation");
        }
        return c;
    }

    public Page<Conversation> list(SchoolId school, StudentId student, Page.Request page) {
        List<Conversation> rows =
                tenancy.in(school, handle -> ConversationQueries.ofStudent(handle, school, student, page));
        return Page.cut(rows, page, c -> c.id().value().toString());
    }

    public Message message(SchoolId school, MessageId id) {
        return tenancy.in(school, handle -> ConversationQueries.message(handle, school, id))
                .orElseThrow(() -> Problem.notFound("message"));
    }

    public List<Message> messages(SchoolId school, ConversationId id, @Nullable Long before, boolean staff, int limit) {
        return tenancy.in(school, handle -> ConversationQueries.messages(handle, school, id, before, staff, limit));
    }

    /**
     * Stores a student's message and, while the assistant owns the conversation, asks for its outcome.
     *
     * @throws Problem 422 {@code client-id-reused} for other text under a known {@code clientId}; 429 over the school's
     *     limit; 409 {@code conversation-closed} more than seven days after closing
     */
    public Posted post(SchoolId school, ConversationId id, StudentId student, Sent sent) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            Optional<Message> known = ConversationQueries.byClientId(handle, school, id, sent.clientId());
            if (known.isPresent()) {
                return new Posted(sameText(known.get(), sent), false);
            }
            limit(handle, school, student);
            StaffId curator = c.state() == State.CLOSED ? c.lastCuratorId() : null;
            c = reopened(handle, school, c);
            Assignment assignment = sent.place().assignment();
            Lesson lesson = sent.place().lesson();
            boolean open = c.ownerKind() == Owner.ASSISTANT;
            Message message = new Message(
                    new MessageId(Id.next()),
                    id,
                    ConversationQueries.nextSeq(handle, school, id),
                    Author.STUDENT,
                    student.value(),
                    students.get(school, student).shownName(),
                    sent.kind(),
                    sent.text(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    sent.clientId(),
                    open,
                    assignment == null ? c.assignmentId() : assignment.id(),
                    lesson == null ? c.lessonId() : lesson.id(),
                    Visibility.STUDENT,
                    null,
                    clock.instant());
            store(handle, school, message);
            if (open && curator != null) {
                events.requested.fire(new HandoffRequested(school, id, backTo(curator, message)));
            } else if (open) {
                events.asked.fire(new QuestionAsked(school, id, message.id()));
            }
            return new Posted(message, true);
        });
    }

    /** What was stored under a {@code clientId} before. */
    public Optional<Message> sent(SchoolId school, ConversationId id, UUID clientId) {
        return tenancy.in(school, handle -> ConversationQueries.byClientId(handle, school, id, clientId));
    }

    private static Message sameText(Message known, Sent sent) {
        if (!known.text().equals(sent.text()) || known.kind() != sent.kind()) {
            throw Problem.invalid("client-id-reused", "clientId", "was used for another text in this conversation");
        }
        return known;
    }

    private void limit(Handle handle, SchoolId school, StudentId student) {
        Integer perMinute = schools.get(school).messagesPerMinute();
        if (perMinute != null
                && ConversationQueries.sentSince(
                                handle, school, student, clock.instant().minus(MINUTE))
                        >= perMinute) {
            throw Problem.of(429, "too-many-messages", "Too many messages in a minute.")
                    .retryAfter(MINUTE.dividedBy(2));
        }
    }

    private Conversation reopened(Handle handle, SchoolId school, Conversation c) {
        if (c.state() == State.OPEN) {
            return c;
        }
        Instant closedAt = c.closedAt();
        if (closedAt != null && closedAt.plus(REOPENS_WITHIN).isBefore(clock.instant())) {
            throw Problem.conflict("conversation-closed", "This conversation was closed more than seven days ago.");
        }
        return change(handle, school, Changes.toAssistant(c));
    }

    /** Whoever comes back to a conversation that a curator closed wants that curator. */
    private static HandoffRequest backTo(StaffId curator, Message message) {
        return new HandoffRequest(
                Reason.STUDENT_REQUEST, QuestionClass.ORGANISATIONAL, message.id(), null, null, null, curator);
    }

    /** Whether a question still waits for its outcome at this version, and none before it does. */
    public enum Turn {
        NOW,
        LATER,
        OVER
    }

    public Turn turn(SchoolId school, MessageId question) {
        return tenancy.in(school, handle -> {
            Message message =
                    ConversationQueries.message(handle, school, question).orElse(null);
            if (message == null || !message.open()) {
                return Turn.OVER;
            }
            return ConversationQueries.earlierOpen(handle, school, message.conversationId(), message.seq())
                    ? Turn.LATER
                    : Turn.NOW;
        });
    }

    /** The question that waits behind this one. */
    public Optional<Message> nextQuestion(SchoolId school, Message after) {
        return tenancy.in(
                school, handle -> ConversationQueries.nextOpen(handle, school, after.conversationId(), after.seq()));
    }

    /** Stores the assistant's outcome of a question. @return empty when a person has taken over meanwhile: it is dropped */
    public Optional<Message> answer(SchoolId school, ConversationId id, Outcome outcome) {
        return tenancy.in(school, handle -> {
            if (!stillOpen(handle, school, id, outcome.replyTo())) {
                return Optional.empty();
            }
            ConversationQueries.endQuestions(handle, school, id, outcome.replyTo());
            Message message = new Message(
                    new MessageId(Id.next()),
                    id,
                    ConversationQueries.nextSeq(handle, school, id),
                    Author.ASSISTANT,
                    null,
                    null,
                    outcome.kind(),
                    outcome.text(),
                    outcome.lane(),
                    outcome.reason(),
                    outcome.mode(),
                    outcome.citations(),
                    outcome.hint(),
                    outcome.replyTo(),
                    null,
                    false,
                    null,
                    null,
                    Visibility.STUDENT,
                    null,
                    clock.instant());
            store(handle, school, message);
            return Optional.of(message);
        });
    }

    private boolean stillOpen(Handle handle, SchoolId school, ConversationId id, MessageId question) {
        Conversation c = lock(handle, school, id);
        return c.ownerKind() == Owner.ASSISTANT
                && ConversationQueries.message(handle, school, question)
                        .filter(Message::open)
                        .isPresent();
    }

    /** Takes the conversation's lock for the rest of the transaction; whoever changes more than it takes it first. */
    public void lock(SchoolId school, ConversationId id) {
        Conversation locked = tenancy.in(school, handle -> lock(handle, school, id));
        assert locked.id().equals(id);
    }

    /** Asks for a person as the outcome of a question. @return false when it has had its outcome meanwhile */
    public boolean requestHandoff(SchoolId school, ConversationId id, HandoffRequest request) {
        return tenancy.in(school, handle -> {
            MessageId question = request.replyTo();
            if (question != null && !stillOpen(handle, school, id, question)) {
                return false;
            }
            reopened(handle, school, lock(handle, school, id));
            events.requested.fire(new HandoffRequested(school, id, request));
            return true;
        });
    }

    /** "Call a person": idempotent. */
    public Conversation callPerson(SchoolId school, ConversationId id, @Nullable String comment) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            if (c.ownerKind() == Owner.QUEUE || c.ownerKind() == Owner.CURATOR) {
                return c;
            }
            reopened(handle, school, c);
            events.requested.fire(new HandoffRequested(
                    school,
                    id,
                    new HandoffRequest(
                            Reason.STUDENT_REQUEST, QuestionClass.HUMAN_REQUEST, null, null, null, comment, null)));
            return lock(handle, school, id);
        });
    }

    /** @throws Problem 409 {@code not-cancellable} once somebody has claimed it, or when the student did not call */
    public Conversation takeBack(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            if (!c.canCancel()) {
                throw Problem.conflict(
                        "not-cancellable", "Only one's own call that nobody has taken can be taken back.");
            }
            events.takenBack.fire(new HandoffTakenBack(school, id));
            Conversation own = change(handle, school, Changes.toAssistant(c));
            ConversationQueries.askAgain(handle, school, id)
                    .ifPresent(question -> events.asked.fire(new QuestionAsked(school, id, question)));
            return own;
        });
    }

    /** Gives the conversation to a team: notice and change of owner in the caller's transaction. */
    public Conversation handOver(SchoolId school, ConversationId id, HandoffRequest request, Handover handover) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            ConversationQueries.endQuestions(handle, school, id, null);
            School of = schools.get(school);
            boolean draft = request.draft() != null;
            Message notice = new Message(
                    new MessageId(Id.next()),
                    id,
                    ConversationQueries.nextSeq(handle, school, id),
                    Author.SYSTEM,
                    null,
                    null,
                    Kind.NOTICE,
                    notices.text(of, students.get(school, c.studentId()), request.reason(), handover, draft),
                    draft ? Lane.DRAFT : Lane.HANDOFF,
                    Kebab.of(request.reason()),
                    Mode.FIXED,
                    null,
                    null,
                    request.replyTo(),
                    null,
                    false,
                    null,
                    null,
                    Visibility.STUDENT,
                    null,
                    clock.instant());
            store(handle, school, notice);
            return change(
                    handle,
                    school,
                    Changes.toQueue(c, handover, draft ? Waiting.DRAFT : Waiting.REPLY, Kebab.of(request.reason())));
        });
    }

    /** A curator owns the conversation from here on. */
    public Conversation take(SchoolId school, ConversationId id, StaffId curator, String name, String role) {
        return tenancy.in(school, handle -> {
            ConversationQueries.endQuestions(handle, school, id, null);
            return change(handle, school, Changes.toCurator(lock(handle, school, id), curator, name, role));
        });
    }

    /** Back to the queue of a team, due at the same time unless told otherwise. */
    public Conversation release(SchoolId school, ConversationId id, Handover handover) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            return change(handle, school, Changes.toQueue(c, handover, Waiting.REPLY, c.waitingReason()));
        });
    }

    /** The assistant owns it again. */
    public Conversation giveBack(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> change(handle, school, Changes.toAssistant(lock(handle, school, id))));
    }

    public Conversation close(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            if (c.state() == State.CLOSED) {
                return c;
            }
            ConversationQueries.endQuestions(handle, school, id, null);
            Conversation closed = change(handle, school, Changes.closed(c, clock.instant()));
            events.closed.fire(new ConversationClosed(school, id));
            return closed;
        });
    }

    /** What a member of staff says; a note reaches staff only. */
    public Posted reply(SchoolId school, ConversationId id, Reply reply) {
        return tenancy.in(school, handle -> {
            Conversation c = lock(handle, school, id);
            Optional<Message> known = ConversationQueries.byClientId(handle, school, id, reply.clientId());
            if (known.isPresent()) {
                if (!known.get().text().equals(reply.text())) {
                    throw Problem.invalid(
                            "client-id-reused", "clientId", "was used for another text in this conversation");
                }
                return new Posted(known.get(), false);
            }
            Message message = new Message(
                    new MessageId(Id.next()),
                    id,
                    ConversationQueries.nextSeq(handle, school, id),
                    Author.CURATOR,
                    reply.staff().value(),
                    reply.name(),
                    Kind.TEXT,
                    reply.text(),
                    null,
                    null,
                    null,
                    reply.citations(),
                    null,
                    null,
                    reply.clientId(),
                    false,
                    null,
                    null,
                    reply.visibility(),
                    null,
                    clock.instant());
            store(handle, school, message);
            if (reply.visibility() == Visibility.STUDENT && c.expectedReplyBy() != null) {
                change(handle, school, Changes.replied(c));
            }
            return new Posted(message, true);
        });
    }

    /** A reply or a note of a member of staff. */
    public record Reply(
            UUID clientId,
            StaffId staff,
            String name,
            String text,
            Visibility visibility,
            @Nullable JsonNode citations) {}

    public void read(SchoolId school, ConversationId id, long seq) {
        tenancy.run(school, handle -> ConversationQueries.read(handle, school, id, seq));
    }

    public void rate(SchoolId school, MessageId message, JsonNode rating) {
        tenancy.run(school, handle -> ConversationQueries.rate(handle, school, "message", message.value(), rating));
    }

    public void rate(SchoolId school, ConversationId conversation, JsonNode rating) {
        tenancy.run(
                school,
                handle -> ConversationQueries.rate(handle, school, "conversation", conversation.value(), rating));
    }

    public Optional<ConversationId> newest(SchoolId school, StudentId student, @Nullable Course course) {
        return tenancy.in(
                school,
                handle -> ConversationQueries.newest(
                        handle,
                        school,
                        student,
                        course == null ? null : course.id().value()));
    }

    /** Whether a passage was cited to a student in any of their conversations. */
    public boolean cited(SchoolId school, StudentId student, UUID passage) {
        return tenancy.in(school, handle -> ConversationQueries.cited(handle, school, student, passage));
    }

    int unread(SchoolId school, Conversation c) {
        return tenancy.in(school, handle -> ConversationQueries.unread(handle, school, c));
    }

    Optional<String> preview(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> ConversationQueries.preview(handle, school, id));
    }

    private Conversation lock(Handle handle, SchoolId school, ConversationId id) {
        return ConversationQueries.lock(handle, school, id).orElseThrow(() -> Problem.notFound("conversation"));
    }

    private void store(Handle handle, SchoolId school, Message message) {
        ConversationQueries.insert(handle, school, message);
        streams.announce(handle, message.conversationId());
        events.added.fire(new MessageAdded(school, message.conversationId(), message.id(), message.authorKind()));
    }

    private Conversation change(Handle handle, SchoolId school, Conversation changed) {
        ConversationQueries.save(handle, school, changed);
        long seq = ConversationQueries.nextSeq(handle, school, changed.id());
        JsonNode data = Json.tree(ConversationView.Change.of(changed, seq));
        ConversationQueries.insertChange(handle, school, changed.id(), seq, data, clock.instant());
        streams.announce(handle, changed.id());
        return changed;
    }
}
