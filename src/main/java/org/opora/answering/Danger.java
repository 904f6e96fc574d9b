package org.opora.answering;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.opora.answering.triage.Triage;
import org.opora.conversation.Conversations;
import org.opora.conversation.Conversations.StudentWrote;
import org.opora.conversation.Message;
import org.opora.conversation.MessageId;
import org.opora.conversation.Ownership;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;
import org.opora.shared.Jobs;

/** Words of danger are looked for, too, in what a student writes to people: the queue may be long, and the message buried. */
@ApplicationScoped
class Danger implements Jobs.Kind {
    /** What the task carries. */
    record Written(SchoolId school, MessageId message) {}

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

    void schedule(@Observes StudentWrote wrote) {
        jobs.schedule(DESCRIPTOR
                .instance(wrote.message().value().toString())
                .data(new Written(wrote.school(), wrote.message()))
                .build());
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(RETRY))
                .execute((job, context) -> look(job.getData()));
    }

    private void look(Written written) {
        conversations
                .find(written.school(), written.message())
                .filter(message -> speaksOfDanger(written.school(), message))
                .ifPresent(message -> ownership.reportDanger(written.school(), message));
    }

    private boolean speaksOfDanger(SchoolId school, Message message) {
        String text = repair.repair(school, message.text());
        return triage.judge(text, repair.everyReading(message.text()), retrieval.vector(text))
                .risk();
    }
}
