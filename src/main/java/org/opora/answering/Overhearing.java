package org.opora.answering;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Triage;
import org.opora.answering.triage.Verdict;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.StudentWrote;
import org.opora.conversation.Message;
import org.opora.conversation.MessageId;
import org.opora.conversation.Ownership.CalledAgain;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.LeftUnread;
import org.opora.conversation.Reason;
import org.opora.conversation.Returning;
import org.opora.conversation.Worsening;
import org.opora.identity.SchoolId;
import org.opora.shared.Id;
import org.opora.shared.Jobs;

/**
 * What a student writes to people, or has asked before they took over, is looked through too: for danger, distress and
 * complaint, since the queue may be long and the message buried, and for words that take the call back.
 */
@ApplicationScoped
class Overhearing implements Jobs.Kind {
    /** What the task carries; without a message the words of a call for a person, in which danger has been read. */
    record Written(
            SchoolId school,
            ConversationId conversation,
            @Nullable MessageId message) {}

    private static final TaskDescriptor<Written> DESCRIPTOR = TaskDescriptor.of("danger", Written.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** What is less surely distress or complaint changes nothing: people read it anyway. */
    private static final double SURELY = 0.7;

    private final Conversations conversations;
    private final Worsening worsening;
    private final Returning returning;
    private final Danger danger;
    private final Triage triage;
    private final Jobs jobs;

    Overhearing(
            Conversations conversations,
            Worsening worsening,
            Returning returning,
            Danger danger,
            Triage triage,
            Jobs jobs) {
        this.conversations = conversations;
        this.worsening = worsening;
        this.returning = returning;
        this.danger = danger;
        this.triage = triage;
        this.jobs = jobs;
    }

    void wrote(@Observes StudentWrote wrote) {
        schedule(new Written(wrote.school(), wrote.conversation(), wrote.message()), wrote.message());
    }

    void leftUnread(@Observes LeftUnread left) {
        schedule(new Written(left.school(), left.conversation(), left.message()), left.message());
    }

    /** By plain wordings, since the call is being stored. */
    void called(@Observes HandoffRequested requested) {
        called(requested.school(), requested.conversation(), requested.request().comment());
    }

    void calledAgain(@Observes CalledAgain call) {
        called(call.school(), call.conversation(), call.comment());
    }

    private void called(SchoolId school, ConversationId conversation, @Nullable String comment) {
        if (comment != null && danger.plainly(comment).risk()) {
            schedule(new Written(school, conversation, null), conversation);
        }
    }

    private void schedule(Written written, Id id) {
        jobs.schedule(DESCRIPTOR.instance(id.value().toString()).data(written).build());
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY))
                .execute((job, context) -> look(job.getData()));
    }

    private void look(Written written) {
        SchoolId school = written.school();
        MessageId id = written.message();
        if (id == null) {
            worsening.report(school, written.conversation(), null, Reason.RISK);
            return;
        }
        conversations.find(school, id).ifPresent(message -> heard(school, message));
    }

    private void heard(SchoolId school, Message message) {
        Verdict verdict = danger.judged(school, message.text());
        Reason reason = reason(verdict);
        if (reason != null) {
            worsening.report(school, message.conversationId(), message.id(), reason);
        } else if (triage.takesBack(message.text())) {
            returning.withdraw(school, message.conversationId());
        }
    }

    private static @Nullable Reason reason(Verdict verdict) {
        if (verdict.risk()) {
            return Reason.RISK;
        }
        boolean surely = verdict.byPattern() || verdict.probability() >= SURELY;
        return switch (verdict.questionClass()) {
            case EMOTIONAL -> surely ? Reason.EMOTIONAL : null;
            case COMPLAINT -> surely ? Reason.COMPLAINT : null;
            default -> null;
        };
    }
}
