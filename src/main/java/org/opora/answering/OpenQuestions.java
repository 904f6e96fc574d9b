package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Work;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.Turn;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Entries;
import org.opora.knowledge.Hit;

/** Gathers, in one transaction, what surrounds a question that waits for its outcome. */
@ApplicationScoped
class OpenQuestions {
    private static final int HISTORY = 20;
    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Schools schools;
    private final Students students;
    private final Courses courses;
    private final Hints hints;
    private final Entries entries;

    OpenQuestions(
            Tenancy tenancy,
            Conversations conversations,
            Schools schools,
            Students students,
            Courses courses,
            Hints hints,
            Entries entries) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.schools = schools;
        this.students = students;
        this.courses = courses;
        this.hints = hints;
        this.entries = entries;
    }

    /** Whether it is the question's turn, and if so what surrounds it. */
    record Opened(Turn turn, @Nullable OpenQuestion question) {}

    /** Takes down, too, that a message shows work. */
    Opened open(SchoolId school, MessageId id) {
        return tenancy.in(school, handle -> {
            Message message = conversations.find(school, id).orElse(null);
            if (message == null) {
                return new Opened(Turn.OVER, null);
            }
            Turn turn = conversations.turn(school, message);
            return new Opened(turn, turn == Turn.NOW ? gathered(school, message) : null);
        });
    }

    private OpenQuestion gathered(SchoolId school, Message message) {
        Conversation conversation = conversations.get(school, message.conversationId());
        return new OpenQuestion(
                conversation, message, question(school, conversation, message), chosen(school, conversation, message));
    }

    private List<Hit> chosen(SchoolId school, Conversation c, Message message) {
        UUID article = message.suggestion();
        return article == null ? List.of() : entries.passages(school, c.courseId(), new ArticleId(article));
    }

    private Question question(SchoolId school, Conversation c, Message message) {
        Student student = students.get(school, c.studentId());
        Courses.Place place = courses.place(
                school,
                c.courseId(),
                message.lessonId() == null ? c.lessonId() : message.lessonId(),
                message.assignmentId() == null ? c.assignmentId() : message.assignmentId());
        List<Message> before = conversations.messages(school, c.id(), message.seq(), false, HISTORY);
        boolean press = message.kind() == Kind.HINT;
        Course course = place.course();
        Assignment assignment = place.assignment();
        Integer level = null;
        if (course != null && assignment != null) {
            if (press) {
                level = hints.ladder(school, course, assignment, student.id(), null)
                        .level();
            } else if (Work.isShown(message.text(), said(before, assignment))) {
                hints.countWork(school, student.id(), assignment.id(), message.id());
            }
        }
        return new Question(
                schools.get(school),
                message.text(),
                place,
                student,
                level,
                press,
                before.stream()
                        .map(m -> new Question.Turn(m.authorKind(), m.text()))
                        .toList(),
                assignment == null ? List.of() : conversations.hints(school, student.id(), assignment.id()),
                press ? locale(school, student) : null,
                false);
    }

    private String locale(SchoolId school, Student student) {
        String own = student.locale();
        return own == null ? schools.get(school).locale() : own;
    }

    private static List<String> said(List<Message> before, Assignment assignment) {
        return Stream.concat(before.stream().map(Message::text), Stream.of(assignment.text()))
                .toList();
    }
}
