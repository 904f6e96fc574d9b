package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.answering.hints.Work;
import org.opora.answering.writing.Written;
import org.opora.conversation.Conversation;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.Outcome;
import org.opora.conversation.Conversations.QuestionAsked;
import org.opora.conversation.Conversations.Turn;
import org.opora.conversation.Lane;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Reason;
import org.opora.conversation.Streams;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Database;
import org.opora.shared.Jobs;
import org.opora.shared.Json;

/**
 * Answers questions of conversations: a durable task per question, scheduled with it, resumed elsewhere when its holder
 * dies, one at a time within a conversation. Whatever fails, the question ends answered or with a person.
 */
@ApplicationScoped
public class Answering implements Jobs.Kind {
    /** What the task carries. */
    record Asked(SchoolId school, MessageId message) {}

    private static final Logger LOG = Logger.getLogger(Answering.class);
    private static final TaskDescriptor<Asked> DESCRIPTOR = TaskDescriptor.of("answer", Asked.class);
    /** Whoever answers a question goes on with those behind it; their own tasks only look again in case it has died. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(30);
    /** After a failure of the database, then half as long again each time; what fails for good ends with a person. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final int HISTORY = 20;

    private final Conversations conversations;
    private final Pipeline pipeline;
    private final Spoken spoken;
    private final Hints hints;
    private final Jobs jobs;
    private final Around around;

    /** What surrounds a question. */
    @Dependent
    static class Around {
        final Ownership ownership;
        final Schools schools;
        final Students students;
        final Courses courses;
        final Tenancy tenancy;
        final Streams streams;
        final Clock clock;

        Around(
                Ownership ownership,
                Schools schools,
                Students students,
                Courses courses,
                Tenancy tenancy,
                Streams streams,
                Clock clock) {
            this.ownership = ownership;
            this.schools = schools;
            this.students = students;
            this.courses = courses;
            this.tenancy = tenancy;
            this.streams = streams;
            this.clock = clock;
        }
    }

    Answering(Conversations conversations, Pipeline pipeline, Spoken spoken, Hints hints, Jobs jobs, Around around) {
        this.conversations = conversations;
        this.pipeline = pipeline;
        this.spoken = spoken;
        this.hints = hints;
        this.jobs = jobs;
        this.around = around;
    }

    void schedule(@Observes QuestionAsked asked) {
        jobs.schedule(DESCRIPTOR
                .instance(asked.message().value().toString())
                .data(new Asked(asked.school(), asked.message()))
                .build());
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> answer(instance.getData())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) -> operations.reschedule(
                                complete, around.clock.instant().plus(NEXT_LOOK)));
    }

    /** @return false when an earlier question of the conversation must have its outcome first */
    private boolean answer(Asked asked) {
        SchoolId school = asked.school();
        Turn turn = conversations.turn(school, asked.message());
        if (turn == Turn.NOW) {
            Optional<Message> question = Optional.of(conversations.message(school, asked.message()));
            while (question.isPresent()) {
                Message message = question.get();
                outcome(school, conversations.get(school, message.conversationId()), message);
                question = conversations.nextQuestion(school, message);
            }
        }
        return turn != Turn.LATER;
    }

    /** A failure of the database is tried again; any other gives the question to a person. */
    private void outcome(SchoolId school, Conversation conversation, Message message) {
        try {
            Question question = question(school, conversation, message);
            Decision decision = pipeline.decide(question, new Followed(school, conversation, message));
            around.tenancy.run(school, handle -> store(school, conversation, message, question, decision));
        } catch (RuntimeException e) {
            if (Database.isAway(e)) {
                throw e;
            }
            LOG.errorf(
                    e,
                    "no answer, a person gets the question: message=%s",
                    message.id().value());
            boolean given = around.ownership.requestHandoff(school, conversation.id(), unanswered(message));
            LOG.infof("handed over=%s", given);
        }
    }

    /** The student's streams follow a question; it is given up once a person owns the conversation. */
    private final class Followed implements Progress {
        private final SchoolId school;
        private final Conversation conversation;
        private final MessageId question;

        Followed(SchoolId school, Conversation conversation, Message message) {
            this.school = school;
            this.conversation = conversation;
            this.question = message.id();
        }

        @Override
        public void stage(String stage) {
            pass("stage", Map.of("replyTo", question, "stage", stage));
        }

        @Override
        public void delta(String more) {
            pass("delta", Map.of("replyTo", question, "text", more));
        }

        @Override
        public void discard() {
            pass("discard", Map.of("replyTo", question));
        }

        @Override
        public boolean isWanted() {
            return conversations.turn(school, question) == Turn.NOW;
        }

        private void pass(String event, Map<String, Object> data) {
            around.streams.pass(conversation.id(), event, data);
        }
    }

    private static HandoffRequest unanswered(Message message) {
        return new HandoffRequest(
                Reason.MODEL_UNAVAILABLE, QuestionClass.ORGANISATIONAL, message.id(), null, null, null, null);
    }

    private Question question(SchoolId school, Conversation c, Message message) {
        Student student = around.students.get(school, c.studentId());
        Courses.Place place = around.courses.place(
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
                around.schools.get(school),
                message.text(),
                place,
                student,
                level,
                press,
                before.stream()
                        .map(m -> new Question.Turn(m.authorKind(), m.text()))
                        .toList(),
                assignment == null ? List.of() : conversations.hints(school, student.id(), assignment.id()),
                press ? locale(school, student) : null);
    }

    private String locale(SchoolId school, Student student) {
        String own = student.locale();
        return own == null ? around.schools.get(school).locale() : own;
    }

    private static List<String> said(List<Message> before, Assignment assignment) {
        return java.util.stream.Stream.concat(
                        before.stream().map(Message::text), java.util.stream.Stream.of(assignment.text()))
                .toList();
    }

    /** One transaction: message or handoff, ledger, decision record. A person who took over meanwhile wins. */
    private void store(SchoolId school, Conversation c, Message message, Question question, Decision d) {
        DecisionRecord kept = DecisionRecord.of(
                d, spoken.of(question.school(), question.place().course(), d));
        boolean stored = (d.lane() == Lane.ANSWER || d.lane() == Lane.DECLINE)
                ? say(school, c, message, d, kept).isPresent()
                : around.ownership.requestHandoff(school, c.id(), handoff(message, d, kept));
        if (!stored) {
            LOG.infof(
                    "an outcome was dropped, a person owns the conversation: message=%s",
                    message.id().value());
            return;
        }
        around.tenancy.run(
                school,
                handle -> DecisionQueries.insert(
                        handle, school, message.id(), c.id(), c.courseId(), Json.tree(kept), around.clock.instant()));
    }

    private Optional<Message> say(SchoolId school, Conversation c, Message message, Decision d, DecisionRecord kept) {
        JsonNode hint = null;
        Assignment assignment = d.assignment();
        Course course = around.courses.place(school, c.courseId(), null, null).course();
        if (d.isHint() && assignment != null && course != null) {
            String named = message.kind() == Kind.HINT ? null : message.text();
            Ladder ladder = hints.ladder(school, course, assignment, c.studentId(), named);
            if (d.hintLevel() > ladder.level()) {
                String why = ladder.level() == 0 ? "first-hint" : "work-shown";
                int level = hints.raise(school, c.studentId(), assignment.id(), ladder, why);
                assert level >= 1;
                ladder = hints.ladder(school, course, assignment, c.studentId(), named);
            }
            hint = Json.tree(ladder.state());
        }
        return conversations.answer(
                school,
                c.id(),
                new Outcome(
                        message.id(),
                        kept.text(),
                        d.isHint() ? Kind.HINT : Kind.TEXT,
                        d.lane(),
                        kept.reason(),
                        kept.mode(),
                        kept.citations().isEmpty() ? null : Json.tree(kept.citations()),
                        hint));
    }

    private static HandoffRequest handoff(Message message, Decision d, DecisionRecord kept) {
        Reason reason = d.reason();
        Written written = d.written();
        return new HandoffRequest(
                reason == null ? Reason.NO_EVIDENCE : reason,
                d.verdict().questionClass(),
                message.id(),
                d.lane() == Lane.DRAFT && written != null
                        ? Json.tree(new DecisionRecord.Words(written.text(), written.citations()))
                        : null,
                Json.tree(kept),
                null,
                null);
    }

    /** The decision record of a message or of its answer. */
    public Optional<JsonNode> explanation(SchoolId school, MessageId message) {
        return around.tenancy.in(school, handle -> DecisionQueries.find(handle, school, message));
    }
}
