package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.AssignmentId;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Courses.Place;
import org.opora.course.Lesson;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.student.Student;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Entries;
import org.opora.knowledge.Hit;
import org.opora.shared.Database;

/** Gathers, in one transaction, what surrounds a question that waits for its outcome. */
@ApplicationScoped
class OpenQuestions {
    private static final int HISTORY = 20;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Schools schools;
    private final Courses courses;
    private final Hints hints;
    private final Entries entries;

    OpenQuestions(
            Tenancy tenancy,
            Conversations conversations,
            Schools schools,
            Courses courses,
            Hints hints,
            Entries entries) {
        this.courses = courses;
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.schools = schools;
        this.hints = hints;
        this.entries = entries;
    }

    /** Whether a question's outcome is due: not while one before it waits. */
    enum Turn {
        NOW,
        LATER,
        OVER
    }

    /** Whether it is the question's turn, and if so what surrounds it. */
    record Opened(Turn turn, @Nullable OpenQuestion question) {}

    /**
     * A message with where and by whom it was asked.
     *
     * @param earlierOpen whether a question before it waits
     */
    private record Asked(
            Message message,
            Conversation conversation,
            Student student,
            @Nullable Course course,
            @Nullable Lesson lesson,
            @Nullable Assignment assignment,
            boolean earlierOpen) {
        Turn turn() {
            return !message.open() ? Turn.OVER : earlierOpen ? Turn.LATER : Turn.NOW;
        }

        Place place() {
            return new Place(course, lesson, assignment);
        }
    }

    Opened open(SchoolId school, MessageId id) {
        return tenancy.in(school, handle -> {
            Asked asked = find(handle, school, id).orElse(null);
            Turn turn = asked == null ? Turn.OVER : asked.turn();
            return new Opened(turn, asked == null || turn != Turn.NOW ? null : gathered(school, asked));
        });
    }

    /** The place of the message goes before that of the conversation; what has gone since is left out. */
    private static Optional<Asked> find(Handle handle, SchoolId school, MessageId id) {
        return handle.createQuery("""
                        select <columns>, exists (
                          select 1 from message earlier where earlier.school_id = message.school_id
                            and earlier.conversation_id = message.conversation_id and earlier.open and earlier.seq < message.seq) as earlier_open
                        from message
                        join conversation on conversation.school_id = message.school_id and conversation.id = message.conversation_id
                        join student on student.school_id = message.school_id and student.id = conversation.student_id
                        left join course on course.school_id = message.school_id and course.id = conversation.course_id
                        left join lesson on lesson.school_id = message.school_id
                          and lesson.id = coalesce(message.lesson_id, conversation.lesson_id)
                        left join assignment on assignment.school_id = message.school_id
                          and assignment.id = coalesce(message.assignment_id, conversation.assignment_id)
                        where message.school_id = :school and message.id = :id""")
                .define("columns", Database.columns(Asked.class))
                .bind("school", school)
                .bind("id", id)
                .mapTo(Asked.class)
                .findOne();
    }

    private OpenQuestion gathered(SchoolId school, Asked asked) {
        Conversation c = asked.conversation();
        Message message = asked.message();
        UUID article = message.suggestion();
        List<Hit> chosen = article == null ? List.of() : entries.passages(school, c.courseId(), new ArticleId(article));
        return new OpenQuestion(c, message, question(school, asked), chosen);
    }

    private Question question(SchoolId school, Asked asked) {
        Message message = asked.message();
        List<Message> before = conversations.messages(school, message.conversationId(), message.seq(), false, HISTORY);
        return new Question(
                schools.get(school),
                message.text(),
                asked.place(),
                asked.student(),
                granted(school, asked),
                message.kind() == Kind.HINT,
                before.stream()
                        .filter(m -> m.kind() != Kind.HINT || m.authorKind() != Author.STUDENT)
                        .map(m -> new Question.Turn(m.authorKind(), m.text()))
                        .toList(),
                asked.assignment() == null ? spokenOf(school, asked.conversation(), before) : null,
                null,
                false,
                message.createdAt());
    }

    /** The level that a press has been granted. */
    private @Nullable Integer granted(SchoolId school, Asked asked) {
        Course course = asked.course();
        Assignment assignment = asked.assignment();
        return asked.message().kind() == Kind.HINT && course != null && assignment != null
                ? (Integer) hints.granted(
                                school,
                                course,
                                assignment,
                                asked.student().id(),
                                asked.message().createdAt())
                        .level()
                : null;
    }

    /** Most conversations have no hint, and are not asked. */
    private @Nullable Assignment spokenOf(SchoolId school, Conversation c, List<Message> before) {
        AssignmentId about = before.stream().anyMatch(message -> message.kind() == Kind.HINT)
                ? conversations.about(school, c)
                : null;
        return about == null ? null : courses.assignment(school, about).orElse(null);
    }
}
