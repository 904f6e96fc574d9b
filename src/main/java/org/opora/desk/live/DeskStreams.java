package org.opora.desk.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Signals;

/**
 * The open pages of the desk on this replica. What happens anywhere arrives as a signal that names it; it is read once for all
 * pages of a school. Nothing is replayed: a page that was cut off reads the list again.
 */
@ApplicationScoped
class DeskStreams {
    /** One event. */
    record Told(String name, JsonNode data) {}

    /** An open page. */
    private record Page(SchoolId school, StaffId staff, MultiEmitter<? super Told> emitter) {}

    static final String MARK = "d:";
    private static final Logger LOG = Logger.getLogger(DeskStreams.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int MOST_OF_A_SCHOOL = 500;
    private static final JsonNode NOTHING = Json.tree(Map.of());

    private final Signals signals;
    private final Tidings tidings;
    private final Map<SchoolId, Set<Page>> pages = new ConcurrentHashMap<>();
    private final Set<String> pending = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> daemon(task, "desk-reader"));
    private final ScheduledExecutorService heart =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "desk-heart"));

    DeskStreams(Signals signals, Tidings tidings) {
        this.signals = signals;
        this.tidings = tidings;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent started) {
        signals.listen(this::hear);
        var beating = heart.scheduleAtFixedRate(
                () -> tellAll(new Told("ping", NOTHING)),
                HEARTBEAT.toSeconds(),
                HEARTBEAT.toSeconds(),
                TimeUnit.SECONDS);
        assert !beating.isCancelled();
    }

    void stop(@Observes ShutdownEvent stopping) {
        heart.shutdownNow();
        reader.shutdownNow();
    }

    /** What happens from now on. @throws Problem 503 when a school has more pages open than it has staff to watch them */
    Multi<Told> open(SchoolId school, StaffId staff) {
        if (pages.getOrDefault(school, Set.of()).size() >= MOST_OF_A_SCHOOL) {
            throw Problem.unavailable("too-many-streams", "Too many open streams.", HEARTBEAT);
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Page page = new Page(school, staff, emitter);
                            pages.computeIfAbsent(school, id -> ConcurrentHashMap.newKeySet())
                                    .add(page);
                            emitter.onTermination(() -> forget(page));
                            emitter.emit(new Told("ping", NOTHING));
                        },
                        BackPressureStrategy.BUFFER);
    }

    private void forget(Page page) {
        pages.computeIfPresent(page.school, (id, set) -> {
            set.remove(page);
            return set.isEmpty() ? null : set;
        });
    }

    private void hear(@Nullable String payload) {
        if (payload == null) {
            tellAll(new Told("lost", NOTHING));
            return;
        }
        if (!payload.startsWith(MARK)) {
            return;
        }
        String[] parts = payload.substring(MARK.length()).split(":", 3);
        SchoolId school = new SchoolId(UUID.fromString(parts[0]));
        // Many changes of one thing that are still to be read are one.
        if (pages.containsKey(school) && pending.add(payload)) {
            reader.execute(() -> read(payload, school, parts[1], parts[2]));
        }
    }

    private void read(String payload, SchoolId school, String kind, String rest) {
        pending.remove(payload);
        try {
            Set<Page> open = pages.getOrDefault(school, Set.of());
            tidings.read(school, kind, rest).ifPresent(news -> open.stream()
                    .filter(page -> news.meantFor(page.staff))
                    .forEach(page -> page.emitter.emit(news.told())));
        } catch (RuntimeException e) {
            LOG.warn("the desk's pages are told to read the list again");
            pages.getOrDefault(school, Set.of()).forEach(page -> page.emitter.emit(new Told("lost", NOTHING)));
        }
    }

    private void tellAll(Told told) {
        pages.values().forEach(set -> set.forEach(page -> page.emitter.emit(told)));
    }
}
