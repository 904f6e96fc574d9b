package org.opora.knowledge.ingestion;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.ingestion.FileQueries.Pending;
import org.opora.knowledge.ingestion.ImportQueries.State;
import org.opora.shared.Id;
import org.opora.shared.Jobs;
import org.opora.shared.Json;

/** Works an import off, file by file, until it is over, paused or cancelled; a process that dies leaves the rest to another. */
@ApplicationScoped
class ImportJob implements Jobs.Kind {
    record Running(SchoolId school, ImportId id) {}

    private static final TaskDescriptor<Running> DESCRIPTOR = TaskDescriptor.of("import", Running.class);
    /** While the embedding server is away. */
    private static final Duration RETRY = Duration.ofSeconds(15);

    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    /** Files looked up at once; between two lots it is asked whether to go on. */
    private static final int LOT = 32;
    /** Imports that this replica works on: one that was paused and resumed at once has two jobs. */
    private final Set<ImportId> busy = ConcurrentHashMap.newKeySet();

    private final Tenancy tenancy;
    private final Lot lots;
    private final Gathering gathering;
    private final Archiving archiving;
    private final Jobs jobs;
    private final Clock clock;

    ImportJob(Tenancy tenancy, Lot lots, Gathering gathering, Archiving archiving, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.lots = lots;
        this.gathering = gathering;
        this.archiving = archiving;
        this.jobs = jobs;
        this.clock = clock;
    }

    void request(SchoolId school, ImportId id) {
        jobs.schedule(DESCRIPTOR
                .instance(Id.next().toString())
                .data(new Running(school, id))
                .build());
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> work(instance.getData())
                        ? new CompletionHandler.OnCompleteRemove<>()
                        : (complete, operations) ->
                                operations.reschedule(complete, clock.instant().plus(COME_AGAIN)));
    }

    /** @return false when another job is at it */
    private boolean work(Running running) {
        if (!busy.add(running.id())) {
            return false;
        }
        try {
            work(running.school(), running.id());
            return true;
        } finally {
            busy.remove(running.id());
        }
    }

    private void work(SchoolId school, ImportId id) {
        Optional<Settings> settings = running(school, id);
        while (settings.isPresent()) {
            if (settings.get().site() != null) {
                gathering.gather(school, id, settings.get());
                settings = running(school, id);
                continue;
            }
            boolean preview = settings.get().preview();
            List<Pending> lot = tenancy.in(school, handle -> FileQueries.next(handle, school, id, preview, LOT));
            if (lot.isEmpty()) {
                finish(school, id, settings.get());
                return;
            }
            lots.work(school, id, settings.get(), lot);
            settings = running(school, id);
        }
    }

    /** @return nothing once it is over, paused, cancelled, or its school has been erased */
    private Optional<Settings> running(SchoolId school, ImportId id) {
        return tenancy.in(school, handle -> ImportQueries.find(handle, school, id))
                .filter(row -> row.state() == State.RUNNING)
                .map(row -> Json.read(row.settings(), Settings.class));
    }

    private void finish(SchoolId school, ImportId id, Settings settings) {
        List<String> gone = archiving.gone(school, id, settings);
        if (!settings.preview()) {
            archiving.archive(school, gone);
        }
        State over = settings.preview() ? State.PREVIEW : State.DONE;
        tenancy.run(school, handle -> ImportQueries.finish(handle, school, id, over, gone, clock.instant()));
    }
}
