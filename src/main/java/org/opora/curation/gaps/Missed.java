package org.opora.curation.gaps;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Answering;
import org.opora.answering.QuestionDecided;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Message;
import org.opora.conversation.Message.Author;
import org.opora.conversation.Message.Kind;
import org.opora.conversation.MessageId;
import org.opora.conversation.MessageRated;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.HandoffId;
import org.opora.desk.HandoffJudged;
import org.opora.desk.HandoffResolved;
import org.opora.desk.packet.Exchange;
import org.opora.desk.packet.Exchanges;
import org.opora.desk.packet.Exchanges.Asked;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Language;
import org.opora.shared.Jobs;
import org.opora.shared.Kebab;

/** Keeps the questions that had no good automatic answer, and later what a person replied to them. */
@ApplicationScoped
class Missed implements Jobs.Kind {
    /**
     * What the task carries.
     *
     * @param question with its cause, or
     * @param handoff that has ended
     */
    record Gather(
            SchoolId school,
            @Nullable MessageId question,
            @Nullable Cause cause,
            @Nullable HandoffId handoff) {}

    private static final TaskDescriptor<Gather> DESCRIPTOR = TaskDescriptor.of("gather-missed", Gather.class);
    private static final Duration RETRY = Duration.ofSeconds(20);
    /** Reasons that a better base would have spared; a student who is upset is not one of them. */
    private static final Set<Reason> OF_THE_BASE =
            Set.of(Reason.LOW_CONFIDENCE, Reason.NO_EVIDENCE, Reason.CHECK_FAILED);
    /** A call for a person comes after the question that was not answered, within so many messages. */
    private static final int LOOKED_BACK = 20;

    private final Tenancy tenancy;
    private final Conversations conversations;
    private final Answering answering;
    private final Exchanges exchanges;
    private final Grouping grouping;
    private final Jobs jobs;

    Missed(
            Tenancy tenancy,
            Conversations conversations,
            Answering answering,
            Exchanges exchanges,
            Grouping grouping,
            Jobs jobs) {
        this.tenancy = tenancy;
        this.conversations = conversations;
        this.answering = answering;
        this.exchanges = exchanges;
        this.grouping = grouping;
        this.jobs = jobs;
    }

    void follow(@Observes QuestionDecided decided) {
        Cause cause =
                switch (decided.lane()) {
                    case HANDOFF -> OF_THE_BASE.contains(decided.reason()) ? Cause.HANDOFF : null;
                    case DRAFT -> Cause.LOW_CONFIDENCE;
                    case DECLINE -> decided.questionClass() == QuestionClass.OFF_TOPIC ? Cause.DECLINE : null;
                    case ANSWER -> null;
                };
        if (cause != null) {
            gather(decided.school(), decided.question(), cause);
        }
    }

    /** Who calls a person after an answer had a question that was not answered. */
    void follow(@Observes HandoffRequested requested) {
        if (requested.request().reason() == Reason.STUDENT_REQUEST
                && requested.request().replyTo() == null) {
            lastQuestion(requested.school(), requested.conversation())
                    .ifPresent(question -> gather(requested.school(), question, Cause.HANDOFF));
        }
    }

    private Optional<MessageId> lastQuestion(SchoolId school, ConversationId conversation) {
        return conversations.messages(school, conversation, null, false, LOOKED_BACK).stream()
                .filter(message -> message.authorKind() == Author.STUDENT && message.kind() == Kind.TEXT)
                .reduce((earlier, later) -> later)
                .map(Message::id);
    }

    /** "Unclear" is about the words; the base may hold the answer. */
    void follow(@Observes MessageRated rated) {
        MessageId question = rated.question();
        if (question != null && !rated.up() && !rated.reason().equals("unclear")) {
            gather(rated.school(), question, Cause.RATED_DOWN);
        }
    }

    private void gather(SchoolId school, MessageId question, Cause cause) {
        jobs.schedule(DESCRIPTOR
                .instance(question.value().toString())
                .data(new Gather(school, question, cause, null))
                .build());
    }

    void follow(@Observes HandoffResolved ended) {
        gather(ended.school(), ended.handoff(), "ended");
    }

    /** A verdict may come after the end. */
    void follow(@Observes HandoffJudged judged) {
        gather(judged.school(), judged.handoff(), "judged");
    }

    /** @param why apart, since a job that is running would swallow another of its name */
    private void gather(SchoolId school, HandoffId handoff, String why) {
        jobs.schedule(DESCRIPTOR
                .instance(handoff.value() + ":" + why)
                .data(new Gather(school, null, null, handoff))
                .build());
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) -> gather(instance.getData()));
    }

    private void gather(Gather what) {
        SchoolId school = what.school();
        MessageId question = what.question();
        Cause cause = what.cause();
        HandoffId handoff = what.handoff();
        if (question != null && cause != null) {
            exchanges.asked(school, question).ifPresent(asked -> keep(school, question, cause, asked));
        }
        if (handoff != null) {
            exchanges.of(school, handoff).ifPresent(exchange -> replied(school, exchange));
        }
    }

    private void keep(SchoolId school, MessageId question, Cause cause, Asked asked) {
        MissedQuestion missed = new MissedQuestion(
                question,
                null,
                asked.course(),
                questionClass(school, question),
                cause,
                Language.of(asked.text()),
                asked.text(),
                null,
                List.of(),
                null,
                null,
                false,
                asked.at());
        tenancy.run(school, handle -> GapQueries.insert(handle, school, missed, asked.conversation()));
        grouping.request(school);
    }

    private QuestionClass questionClass(SchoolId school, MessageId question) {
        return answering
                .explanation(school, question)
                .map((JsonNode record) -> record.path("questionClass").asText())
                .flatMap(word -> Kebab.parse(QuestionClass.class, word))
                .orElse(QuestionClass.ORGANISATIONAL);
    }

    /** What a person replied; who says that an article is missing makes a question missed that was none. */
    private void replied(SchoolId school, Exchange exchange) {
        boolean wanted = exchange.verdict() == Verdict.NEEDS_ARTICLE;
        if (keepReply(school, exchange, wanted)) {
            grouping.request(school);
        }
    }

    /** @return false when nobody had missed the question and none is wanted */
    boolean keepReply(SchoolId school, Exchange exchange, boolean wanted) {
        boolean known = tenancy.in(school, handle -> GapQueries.replied(handle, school, exchange, wanted));
        if (known || !wanted) {
            return known;
        }
        exchanges
                .asked(school, exchange.questionId())
                .ifPresent(asked -> keep(school, exchange.questionId(), Cause.HANDOFF, asked));
        return tenancy.in(school, handle -> GapQueries.replied(handle, school, exchange, true));
    }
}
