package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.ConversationQueries.SentBefore;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.attachment.AttachmentId;
import org.opora.conversation.attachment.Attachments;
import org.opora.conversation.attachment.Sender;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.identity.Caller.Learner;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** What students ask and who said what. Every change takes the conversation's row lock first; owners are {@link Ownership}'s. */
@ApplicationScoped
public class Conversations {
    /** Raised inside the transaction that stores a student's message while the assistant owns the conversation. */
    public record QuestionAsked(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction that stores a student's message while people, not the assistant, own the conversation. */
    public record StudentWrote(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction that stores any message. */
    public record MessageAdded(SchoolId school, ConversationId conversation, MessageId message, Author author) {}

    /** A message and whether this call stored it. */
    public record Posted(Message message, boolean created) {}

    /**
     * What a student sends.
     *
     * @param suggestion the article with whose own text it is to be answered
     * @param attachments files sent up before, in the order in which they are shown
     */
    public record Sent(
            UUID clientId,
            String text,
            Kind kind,
            Place place,
            @Nullable UUID suggestion,
            List<AttachmentId> attachments) {
        public Sent {
            attachments = List.copyOf(attachments);
        }

        public Sent(UUID clientId, String text, Kind kind, Place place) {
            this(clientId, text, kind, place, null, List.of());
        }
    }

    /**
     * What the assistant says as the outcome of a question.
     *
     * @param assignment of a hint, also where the student has named none
     */
    public record Outcome(
            MessageId replyTo,
            String text,
            Kind kind,
            Lane lane,
            @Nullable String reason,
            Mode mode,
            @Nullable JsonNode citations,
            @Nullable JsonNode hint,
            @Nullable AssignmentId assignment) {}

    /**
     * A message as it was kept.
     *
     * @param next of an outcome the question that waits behind its own
     */
    public record Kept(Message message, @Nullable MessageId next) {}

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final Sending sending;
    private final Ownership ownership;
    private final Journal journal;
    private final Event<QuestionAsked> asked;
    private final Clock clock;

    /** What a student's message takes. */
    @Dependent
    static class Sending {
        final Schools schools;
        final Attachments attachments;
        final Event<StudentWrote> wrote;

        Sending(Schools schools, Attachments attachments, Event<StudentWrote> wrote) {
            this.schools = schools;
            this.attachments = attachments;
            this.wrote = wrote;
        }
    }

    Conversations(
            Tenancy tenancy,
            Sending sending,
            Ownership ownership,
            Journal journal,
            Event<QuestionAsked> asked,
            Clock clock) {
        this.tenancy = tenancy;
        this.sending = sending;
        this.ownership = ownership;
        this.journal = journal;
        this.asked = asked;
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
        return ofStudent(get(school, id), student);
    }

    private static Conversation ofStudent(Conversation c, StudentId student) {
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
        return find(school, id).orElseThrow(() -> Problem.notFound("message"));
    }

    /** @return empty when there is none, or none any more: work that was put off asks */
    public Optional<Message> find(SchoolId school, MessageId id) {
        return tenancy.in(school, handle -> ConversationQueries.message(handle, school, id));
    }

    public List<Message> messages(SchoolId school, ConversationId id, @Nullable Long before, boolean staff, int limit) {
        return tenancy.in(school, handle -> ConversationQueries.messages(handle, school, id, before, staff, limit));
    }

    /**
     * Stores a student's message and, while the assistant owns the conversation, asks for its outcome.
     *
     * @param saying what is sent, read under the conversation's lock
     * @throws Problem 404 for another student's conversation; 422 {@code client-id-reused} for other text under a known
     *     {@code clientId}; 429 over the school's limit; 409 {@code conversation-closed} more than seven days after closing
     */
    public Posted post(Learner student, ConversationId id, Function<Conversation, Sent> saying) {
        SchoolId school = student.school();
        return tenancy.in(school, handle -> {
            Conversation c = ofStudent(journal.lock(handle, school, id), student.id());
            Sent sent = saying.apply(c);
            SentBefore before = ConversationQueries.sentBefore(
                    handle,
                    school,
                    id,
                    student.id(),
                    sent.clientId(),
                    clock.instant().minus(MINUTE));
            Message known = before.known();
            if (known != null) {
                return new Posted(same(known, sent.text(), sent.kind()), false);
            }
            limit(school, before.lately());
            StaffId curator = c.state() == State.CLOSED ? c.lastCuratorId() : null;
            c = ownership.reopened(handle, school, c);
            boolean open = c.ownerKind() == Owner.ASSISTANT;
            JsonNode files = sending.attachments.take(school, id, Sender.of(student.id()), sent.attachments());
            Message message = journal.store(
                    handle,
                    school,
                    new MessageBuilder(id, Author.STUDENT, sent.kind(), sent.text())
                            .sentBy(student.id().value(), student.shownName(), sent.clientId())
                            .asked(sent.place(), c, open)
                            .choosing(sent.suggestion())
                            .carrying(files));
            sending.attachments.send(school, sent.attachments(), message.id());
            if (open && curator != null) {
                ownership.backTo(school, curator, message);
            } else if (open) {
                asked.fire(new QuestionAsked(school, id, message.id()));
            } else {
                sending.wrote.fire(new StudentWrote(school, id, message.id()));
            }
            return new Posted(message, true);
        });
    }

    /** What was stored under a {@code clientId} before. */
    public Optional<Message> sent(SchoolId school, ConversationId id, UUID clientId) {
        return tenancy.in(school, handle -> ConversationQueries.byClientId(handle, school, id, clientId));
    }

    private static Message same(Message known, String text, Kind kind) {
        if (!known.text().equals(text) || known.kind() != kind) {
            throw Problem.invalid("client-id-reused", "clientId", "was used for another text in this conversation");
        }
        return known;
    }

    private void limit(SchoolId school, int lately) {
        Integer perMinute = sending.schools.get(school).messagesPerMinute();
        if (perMinute != null && lately >= perMinute) {
            throw Problem.of(429, "too-many-messages", "Too many messages in a minute.")
                    .retryAfter(MINUTE.dividedBy(2));
        }
    }

    /** Whether a question still waits for its outcome. */
    public boolean waits(SchoolId school, MessageId question) {
        return find(school, question).map(Message::open).orElse(false);
    }

    /** Stores the assistant's outcome of a question. @return empty when a person has taken over meanwhile: it is dropped */
    public Optional<Kept> answer(SchoolId school, ConversationId id, Outcome outcome) {
        return tenancy.in(school, handle -> {
            if (!ConversationQueries.waits(handle, school, id, outcome.replyTo())) {
                return Optional.empty();
            }
            MessageBuilder words = new MessageBuilder(id, Author.ASSISTANT, outcome.kind(), outcome.text());
            return Optional.of(journal.keep(handle, school, words.outcome(outcome)));
        });
    }

    /** What a member of staff says; a note reaches staff only. */
    public Posted reply(SchoolId school, ConversationId id, Reply reply) {
        return tenancy.in(school, handle -> {
            Conversation c = journal.lock(handle, school, id);
            Optional<Message> known = ConversationQueries.byClientId(handle, school, id, reply.clientId());
            if (known.isPresent()) {
                return new Posted(same(known.get(), reply.text(), Kind.TEXT), false);
            }
            JsonNode files = sending.attachments.take(school, id, Sender.of(reply.staff()), reply.attachments());
            Message message = journal.store(
                    handle,
                    school,
                    new MessageBuilder(id, Author.CURATOR, Kind.TEXT, reply.text())
                            .sentBy(reply.staff().value(), reply.name(), reply.clientId())
                            .citing(reply.citations())
                            .carrying(files)
                            .shownTo(reply.visibility()));
            sending.attachments.send(school, reply.attachments(), message.id());
            if (reply.visibility() == Visibility.STUDENT && c.expectedReplyBy() != null) {
                journal.change(handle, school, Changes.replied(c));
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
            @Nullable JsonNode citations,
            List<AttachmentId> attachments) {
        public Reply {
            attachments = List.copyOf(attachments);
        }
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

    /** The assignment that a conversation was opened on, else that of its last hint. */
    public @Nullable AssignmentId about(SchoolId school, Conversation c) {
        return c.assignmentId() != null
                ? c.assignmentId()
                : tenancy.in(school, handle -> ConversationQueries.lastHinted(handle, school, c.id()))
                        .orElse(null);
    }

    /** What hints have told a student on an assignment in any conversation, oldest first. */
    public List<String> hints(SchoolId school, StudentId student, AssignmentId assignment) {
        return tenancy.in(school, handle -> ConversationQueries.hints(handle, school, student, assignment));
    }

    /** Whether a passage was cited to a student in any of their conversations. */
    public boolean cited(SchoolId school, StudentId student, UUID passage) {
        return tenancy.in(school, handle -> ConversationQueries.cited(handle, school, student, passage));
    }

    /** The newest words in it, at most 200 characters. */
    public Optional<String> preview(SchoolId school, ConversationId id) {
        return tenancy.in(school, handle -> ConversationQueries.preview(handle, school, id));
    }
}
