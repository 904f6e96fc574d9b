package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.answering.triage.Verdict;
import org.opora.answering.writing.Written;
import org.opora.conversation.Conversation;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.QuestionAsked;
import org.opora.conversation.Lane;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Kept;
import org.opora.conversation.Messages.Outcome;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequest;
import org.opora.conversation.Reason;
import org.opora.conversation.Streams;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
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
    /**
     * Whoever answers a question goes on with those behind it; their own tasks only look again in case it has died, later than
     * all calls of a model about one may take.
     */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(60);
    /** After a failure of the database, then half as long again each time; what fails for good ends with a person. */
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final Messages messages;
    private final Deciding deciding;
    private final Spoken spoken;
    private final Hints hints;
    private final Jobs jobs;
    private final Around around;

    /** What surrounds a question. */
    @Dependent
    static class Around {
        final OpenQuestions questions;
        final Danger danger;
        final Ownership ownership;
        final Tenancy tenancy;
        final Streams streams;
        final Event<QuestionDecided> decided;
        final Clock clock;

        Around(
                OpenQuestions questions,
                Danger danger,
                Ownership ownership,
                Tenancy tenancy,
                Streams streams,
                Event<QuestionDecided> decided,
                Clock clock) {
            this.questions = questions;
            this.danger = danger;
            this.ownership = ownership;
            this.tenancy = tenancy;
            this.streams = streams;
            this.decided = decided;
            this.clock = clock;
        }
    }

    Answering(
            Conversations conversations,
            Messages messages,
            Deciding deciding,
            Spoken spoken,
            Hints hints,
            Jobs jobs,
            Around around) {
        this.conversations = conversations;
        this.messages = messages;
        this.deciding = deciding;
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
                .execute((job, context) -> answer(job));
    }

    /** What became of a question: how its job ends, and the question that waits behind it. */
    private record Step(CompletionHandler<Asked> end, Optional<MessageId> next) {
        static final Step OVER = new Step(new CompletionHandler.OnCompleteRemove<>(), Optional.empty());
    }

    private CompletionHandler<Asked> answer(TaskInstance<Asked> job) {
        SchoolId school = job.getData().school();
        Step first = step(school, job.getData().message(), job);
        Optional<MessageId> next = first.next();
        while (next.isPresent()) {
            jobs.postpone(
                    DESCRIPTOR.instance(next.get().value().toString()).build(),
                    around.clock.instant().plus(NEXT_LOOK));
            next = step(school, next.get(), null).next();
        }
        return first.end();
    }

    /**
     * A failure of the database is tried again; any other gives the question to a person, and so do words that a pattern cannot
     * take in.
     *
     * @param job that of the question; it ends with the outcome unless others wait behind
     */
    private Step step(SchoolId school, MessageId id, @Nullable TaskInstance<Asked> job) {
        try {
            OpenQuestions.Opened opened = around.questions.open(school, id);
            OpenQuestion open = opened.question();
            if (open == null) {
                return opened.turn() == OpenQuestions.Turn.LATER ? new Step(this::later, Optional.empty()) : Step.OVER;
            }
            Decision decision = deciding.decide(open, new Followed(school, open));
            return around.tenancy.in(school, handle -> {
                Ended ended = store(school, open, decision);
                if (ended.stored() && job != null && ended.next() == null) {
                    jobs.remove(job);
                    return new Step(Jobs.removed(), Optional.empty());
                }
                return new Step(Step.OVER.end(), Optional.ofNullable(ended.next()));
            });
        } catch (RuntimeException | StackOverflowError e) {
            if (e instanceof RuntimeException away && Database.isAway(away)) {
                throw away;
            }
            Message question = conversations.find(school, id).orElse(null);
            if (question == null) {
                LOG.infof("an outcome was dropped, the question has been erased: message=%s", id.value());
                return Step.OVER;
            }
            LOG.errorf(e, "no answer, a person gets the question: message=%s", id.value());
            boolean given = around.ownership.requestHandoff(school, question.conversationId(), unanswered(question));
            LOG.infof("handed over=%s", given);
            return Step.OVER;
        }
    }

    /** An earlier question of the conversation must have its outcome first. */
    private void later(ExecutionComplete complete, ExecutionOperations<Asked> operations) {
        operations.reschedule(complete, around.clock.instant().plus(NEXT_LOOK));
    }

    /** The student's streams follow a question; it is given up once a person owns the conversation. */
    private final class Followed implements Progress {
        private final SchoolId school;
        private final ConversationId conversation;
        private final MessageId question;

        Followed(SchoolId school, OpenQuestion open) {
            this.school = school;
            this.conversation = open.conversation().id();
            this.question = open.message().id();
        }

        @Override
        public void stage(String stage) {
            around.streams.pass(conversation, "stage", Map.of("replyTo", question, "stage", stage));
        }

        @Override
        public void delta(String more) {
            tell("delta", Map.of("replyTo", question, "text", more));
        }

        @Override
        public void discard() {
            tell("discard", Map.of("replyTo", question));
        }

        @Override
        public boolean isWanted() {
            return conversations.waits(school, question);
        }

        private void tell(String event, Map<String, Object> data) {
            around.streams.tellHere(conversation, event, data);
        }
    }

    /** Plain wordings tell who must not wait, also where nothing else can be told. */
    private HandoffRequest unanswered(Message question) {
        Verdict verdict = around.danger.plainly(question.text());
        return new HandoffRequest(
                verdict.risk() ? Reason.RISK : Reason.MODEL_UNAVAILABLE,
                verdict.questionClass(),
                question.id(),
                null,
                null,
                null,
                null);
    }

    /**
     * How a question has ended.
     *
     * @param stored false when a person has taken over meanwhile, who wins
     * @param next the question that waits behind it; none behind a handoff, which is the outcome of all
     */
    private record Ended(boolean stored, @Nullable MessageId next) {}

    /** One transaction: message or handoff, ledger, decision record. */
    private Ended store(SchoolId school, OpenQuestion open, Decision d) {
        Conversation c = open.conversation();
        Message message = open.message();
        Question question = open.question();
        DecisionRecord kept = DecisionRecord.of(d, spoken.of(question, d));
        Assignment worked = d.assignment();
        if (d.showsWork() && worked != null) {
            around.ownership.lock(school, c.id());
            hints.countWork(school, c.studentId(), worked.id(), message);
        }
        Ended ended = (d.lane() == Lane.ANSWER || d.lane() == Lane.DECLINE)
                ? say(school, open, d, kept)
                        .map(said -> new Ended(true, said.next()))
                        .orElse(new Ended(false, null))
                : new Ended(around.ownership.requestHandoff(school, c.id(), handoff(message, d, kept)), null);
        if (!ended.stored()) {
            LOG.infof(
                    "an outcome was dropped, a person owns the conversation: message=%s",
                    message.id().value());
            return ended;
        }
        around.tenancy.run(
                school,
                handle -> DecisionQueries.insert(
                        handle, school, message.id(), c.id(), c.courseId(), Json.tree(kept), around.clock.instant()));
        around.decided.fire(new QuestionDecided(
                school, message.id(), d.lane(), d.reason(), d.verdict().questionClass()));
        return ended;
    }

    private Optional<Kept> say(SchoolId school, OpenQuestion open, Decision d, DecisionRecord kept) {
        Conversation c = open.conversation();
        Message message = open.message();
        JsonNode hint = null;
        Assignment assignment = d.assignment();
        Course course = open.question().place().course();
        if (d.isHint() && assignment != null && course != null) {
            around.ownership.lock(school, c.id());
            if (!conversations.waits(school, message.id())) {
                return Optional.empty();
            }
            hints.serialize(school, c.studentId(), assignment.id());
            Ladder ladder = ladder(school, course, assignment, message, c);
            if (d.hintLevel() > ladder.level()) {
                String why = ladder.level() == 0 ? "first-hint" : "work-shown";
                int level = hints.raise(school, c.studentId(), assignment.id(), ladder, why);
                assert level >= 1;
                ladder = ladder(school, course, assignment, message, c);
            }
            hint = Json.tree(ladder.state());
        }
        return messages.answer(
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
                        hint,
                        d.isHint() && assignment != null ? assignment.id() : null));
    }

    private Ladder ladder(SchoolId school, Course course, Assignment assignment, Message message, Conversation c) {
        return message.kind() == Kind.HINT
                ? hints.granted(school, course, assignment, c.studentId(), message.createdAt())
                : hints.ladder(school, course, assignment, c.studentId(), message.text());
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
