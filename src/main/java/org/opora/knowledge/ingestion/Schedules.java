package org.opora.knowledge.ingestion;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.ingestion.ImportQueries.State;
import org.opora.knowledge.ingestion.ScheduleQueries.Row;
import org.opora.knowledge.ingestion.site.Site;
import org.opora.shared.Id;
import org.opora.shared.Jobs;
import org.opora.shared.Json;
import org.opora.shared.Problem;

/** Sites that are read again and again: each time an import of its own, which is the report of that time. */
@ApplicationScoped
class Schedules implements Jobs.Kind {
    /** What the last reading came to, as far as it is. */
    record Report(
            ImportId id,
            State state,
            @Nullable String reason,
            long imported,
            long unchanged,
            long rejected,
            int archived) {}

    record View(
            String key,
            @Nullable Site site,
            int everyHours,
            @Nullable Instant lastAt,
            Instant nextAt,
            @Nullable Report last) {}

    record Due(SchoolId school, String key, UUID generation) {}

    private static final TaskDescriptor<Due> DESCRIPTOR = TaskDescriptor.of("import-schedule", Due.class);
    /** While the embedding server or the database is away. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final Tenancy tenancy;
    private final Imports imports;
    private final Jobs jobs;
    private final Clock clock;

    Schedules(Tenancy tenancy, Imports imports, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.imports = imports;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Read at once, then every so many hours. @return whether it is new */
    boolean put(SchoolId school, String key, Settings settings, int everyHours) {
        UUID generation = Id.next();
        return tenancy.in(school, handle -> {
            boolean created = ScheduleQueries.put(
                    handle, school, key, Json.tree(settings), everyHours, generation, clock.instant());
            jobs.schedule(DESCRIPTOR
                    .instance(generation.toString())
                    .data(new Due(school, key, generation))
                    .build());
            return created;
        });
    }

    List<View> list(SchoolId school) {
        return tenancy.in(school, handle -> ScheduleQueries.all(handle, school)).stream()
                .map(Schedules::view)
                .toList();
    }

    View get(SchoolId school, String key) {
        return tenancy.in(school, handle -> ScheduleQueries.find(handle, school, key))
                .map(Schedules::view)
                .orElseThrow(() -> Problem.notFound("schedule"));
    }

    void delete(SchoolId school, String key) {
        boolean gone = tenancy.in(school, handle -> ScheduleQueries.delete(handle, school, key));
        if (!gone) {
            throw Problem.notFound("schedule");
        }
    }

    private static View view(Row row) {
        ImportId last = row.lastImport();
        State state = row.state();
        Report report = last == null || state == null
                ? null
                : new Report(
                        last, state, row.reason(), row.imported(), row.unchanged(), row.rejected(), row.archived());
        Settings settings = Json.read(row.site(), Settings.class);
        return new View(row.key(), settings.site(), row.everyHours(), row.lastAt(), row.nextAt(), report);
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Optional<Instant> next = read(instance.getData());
                    return next.isEmpty()
                            ? new CompletionHandler.OnCompleteRemove<>()
                            : (complete, operations) -> operations.reschedule(complete, next.get());
                });
    }

    /** @return when it is due again; nothing when it has been changed or deleted */
    private Optional<Instant> read(Due due) {
        Row row = tenancy.in(due.school(), handle -> ScheduleQueries.find(handle, due.school(), due.key()))
                .filter(found -> found.generation().equals(due.generation()))
                .orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        Instant next = clock.instant().plus(Duration.ofHours(row.everyHours()));
        // The one before may still be at it, or wait for somebody: two of one source would undo each other.
        boolean open = row.state() == State.RUNNING || row.state() == State.PAUSED;
        ImportId begun = open ? null : imports.begin(due.school(), Json.read(row.site(), Settings.class), List.of());
        tenancy.run(
                due.school(),
                handle -> ScheduleQueries.began(handle, due.school(), due.key(), begun, clock.instant(), next));
        return Optional.of(next);
    }
}
