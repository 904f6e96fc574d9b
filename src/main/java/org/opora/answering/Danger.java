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
import org.opora.conversation.MessageId;
import org.opora.conversation.Ownership;
import org.opora.conversation.Ownership.HandoffRequested;
import org.opora.conversation.Ownership.LeftUnread;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;
import org.opora.shared.Id;
import org.opora.shared.Jobs;

/**
 * Words of danger are looked for, too, in what a student writes to people, or has asked before they took over: the queue
 * may be long, and the message buried.
 */
@ApplicationScoped
class Danger implements Jobs.Kind {
    /** What the task carries; without a message the words of a call for a person, in which danger has been read. */
    record Written(
            SchoolId school,
            ConversationId conversation,
            @Nullable MessageId message) {}

    private static final TaskDescriptor<Written> DESCRIPTOR = TaskDescriptor.of("danger", Written.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Conversations conversations;
    private final Ownership ownership;
    private final Triage triage;
    private final Repair repair;
    private final Retrieval retrieval;
    private final Jobs jobs;

    Danger(
            Conversations conversations,
            Ownership ownership,
            Triage triage,
            Repair repair,
            Retrieval retrieval,
            Jobs jobs) {
        this.conversations = conversations;
        this.ownership = ownership;
        this.triage = triage;
        this.repair = repair;
        this.retrieval = retrieval;
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
        String comment = requested.request().comment();
        if (comment != null && plainly(comment).risk()) {
            schedule(new Written(requested.school(), requested.conversation(), null), requested.conversation());
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
            ownership.reportDanger(school, written.conversation(), null);
            return;
        }
        conversations
                .find(school, id)
                .filter(message -> isIn(school, message.text()))
                .ifPresent(message -> ownership.reportDanger(school, message.conversationId(), id));
    }

    /** Whether somebody speaks of danger, in whichever letters. */
    boolean isIn(SchoolId school, String message) {
        String text = repair.repair(school, message);
        return judged(text, message, retrieval.vector(text)).risk();
    }

    /** What can be told of a message by plain wordings alone. */
    Verdict plainly(String message) {
        return judged(message, message, new float[0]);
    }

    private Verdict judged(String text, String asTyped, float[] vector) {
        return triage.judge(text, repair.everyReading(asTyped), vector);
    }
}
