package org.opora.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.Message.Author;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.student.StudentId;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** The conversations of students, and what was said in them; owners are {@link Ownership}'s, words {@link Messages}'. */
@ApplicationScoped
public class Conversations {
    /** Raised inside the transaction that stores a student's message while the assistant owns the conversation. */
    public record QuestionAsked(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction that stores a student's message while people, not the assistant, own the conversation. */
    public record StudentWrote(SchoolId school, ConversationId conversation, MessageId message) {}

    /** Raised inside the transaction that stores any message. */
    public record MessageAdded(SchoolId school, ConversationId conversation, MessageId message, Author author) {}

    private final Tenancy tenancy;
    private final Clock clock;

    Conversations(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
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

    static Conversation ofStudent(Conversation c, StudentId student) {
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

    /** What was stored under a {@code clientId} before. */
    public Optional<Message> sent(SchoolId school, ConversationId id, UUID clientId) {
        return tenancy.in(school, handle -> ConversationQueries.byClientId(handle, school, id, clientId));
    }

    /** Whether a question still waits for its outcome. */
    public boolean waits(SchoolId school, MessageId question) {
        return find(school, question).map(Message::open).orElse(false);
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
