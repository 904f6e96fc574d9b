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
import org.opora.conversation.Conversations.QuestionAsked;
import org.opora.conversation.Conversations.StudentWrote;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.Message.Mode;
import org.opora.conversation.Message.Visibility;
import org.opora.conversation.attachment.AttachmentId;
import org.opora.conversation.attachment.Attachments;
import org.opora.conversation.attachment.Sender;
import org.opora.course.AssignmentId;
import org.opora.course.Courses.Place;
import org.opora.identity.Caller.Learner;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Problem;

/** What is said: a student's message, the assistant's outcome, a curator's reply; each is stored under the conversation's lock. */
@ApplicationScoped
public class Messages {
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
    private final Ownership ownership;
    private final Journal journal;
    private final Sending sending;
    private final Clock clock;

    /** What a student's message takes. */
    @Dependent
    static class Sending {
        final Schools schools;
        final Attachments attachments;
        final Event<QuestionAsked> asked;
        final Event<StudentWrote> wrote;

        Sending(Schools schools, Attachments attachments, Event<QuestionAsked> asked, Event<StudentWrote> wrote) {
            this.schools = schools;
            this.attachments = attachments;
            this.asked = asked;
            this.wrote = wrote;
        }
    }

    Messages(Tenancy tenancy, Ownership ownership, Journal journal, Sending sending, Clock clock) {
        this.tenancy = tenancy;
        this.ownership = ownership;
        this.journal = journal;
        this.sending = sending;
        this.clock = clock;
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
            Conversation c = Conversations.ofStudent(journal.lock(handle, school, id), student.id());
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
                sending.asked.fire(new QuestionAsked(school, id, message.id()));
            } else {
                sending.wrote.fire(new StudentWrote(school, id, message.id()));
            }
            return new Posted(message, true);
        });
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
}
