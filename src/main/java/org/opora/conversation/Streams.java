package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Json;
import org.opora.shared.Problem;
import org.opora.shared.Signals;

/**
 * The live side of the event log. The log in the database is the truth; a stream is only woken to read on from where it
 * is, so any replica can serve any stream.
 */
@ApplicationScoped
public class Streams {
    /** One event; {@code id} is absent for what is not replayed. */
    record Told(String name, @Nullable Long id, JsonNode data) {}

    private static final Logger LOG = Logger.getLogger(Streams.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MOST_STREAMS = 10_000;
    private static final int BATCH = 200;
    private static final int READERS = 4;
    private static final String DURABLE = "c:";
    /** Other replicas hear what passes ten times a second at most. */
    private static final Duration PASSING_PAUSE = Duration.ofMillis(100);

    private final Tenancy tenancy;
    private final Signals signals;
    private final MessageViews views;
    private final Passing passing = new Passing();
    private final Map<ConversationId, Set<Subscriber>> subscribers = new ConcurrentHashMap<>();
    /** Those whose last reading failed; nothing else may ever be said in their conversations. */
    private final Set<Subscriber> behind = ConcurrentHashMap.newKeySet();

    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, daemon("stream-reader"));
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(daemon("stream-heart"));

    Streams(Tenancy tenancy, Signals signals, MessageViews views) {
        this.tenancy = tenancy;
        this.signals = signals;
        this.views = views;
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void start(@Observes StartupEvent started) {
        signals.listen(this::hear);
        var beating =
                heart.scheduleAtFixedRate(this::beat, HEARTBEAT.toSeconds(), HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        long pause = PASSING_PAUSE.toMillis();
        var telling = heart.scheduleWithFixedDelay(this::tellOthers, pause, pause, TimeUnit.MILLISECONDS);
        var retrying =
                heart.scheduleWithFixedDelay(this::retry, RETRY.toMillis(), RETRY.toMillis(), TimeUnit.MILLISECONDS);
        assert !beating.isCancelled() && !telling.isCancelled() && !retrying.isCancelled();
    }

    /** Wakes the streams of a conversation, with this transaction. */
    void announce(Handle handle, ConversationId conversation) {
        signals.send(handle, announcement(conversation));
    }

    /** The signal that wakes the streams of a conversation. */
    String announcement(ConversationId conversation) {
        passing.drop(conversation);
        return DURABLE + conversation.value();
    }

    /** Tells what is not kept: a stage, typing. Losing it is harmless. */
    public void pass(ConversationId conversation, String event, Object data) {
        String json = Json.write(data);
        tell(conversation.value().toString(), event + ":" + json);
        passing.add(conversation, event, json);
    }

    /** Tells this replica's streams what is not kept and means nothing in parts: the words of an answer as they are written. */
    public void tellHere(ConversationId conversation, String event, Object data) {
        tell(conversation.value().toString(), event + ":" + Json.write(data));
    }

    private void tellOthers() {
        try {
            String payload = passing.take();
            if (!payload.isEmpty()) {
                signals.sendNow(payload);
            }
        } catch (RuntimeException e) {
            LOG.debug("a passing event was lost");
        }
    }

    /** The events after {@code after}, then those to come. */
    Multi<Told> stream(SchoolId school, ConversationId conversation, long after, boolean staff) {
        if (open.incrementAndGet() > MOST_STREAMS) {
            open.decrementAndGet();
            throw Problem.unavailable("too-many-streams", "Too many open streams.", HEARTBEAT);
        }
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Subscriber subscriber = new Subscriber(school, conversation, staff, after, emitter);
                            subscribers
                                    .computeIfAbsent(conversation, id -> ConcurrentHashMap.newKeySet())
                                    .add(subscriber);
                            emitter.onTermination(() -> forget(subscriber));
                            subscriber.wake();
                        },
                        BackPressureStrategy.BUFFER);
    }

    private void forget(Subscriber subscriber) {
        subscribers.computeIfPresent(subscriber.conversation, (id, set) -> {
            if (set.remove(subscriber)) {
                open.decrementAndGet();
            }
            return set.isEmpty() ? null : set;
        });
    }

    private void hear(@Nullable String payload) {
        if (payload == null) {
            subscribers.values().forEach(set -> set.forEach(Subscriber::wake));
        } else if (payload.startsWith(DURABLE)) {
            of(payload.substring(2)).forEach(Subscriber::wake);
        } else if (payload.startsWith(Passing.MARK)) {
            passing.hear(payload, this::tell);
        }
    }

    private void tell(String conversation, String eventAndData) {
        String[] parts = eventAndData.split(":", 2);
        of(conversation).forEach(subscriber -> subscriber.emit(new Told(parts[0], null, Json.parse(parts[1]))));
    }

    private Set<Subscriber> of(String conversation) {
        return subscribers.getOrDefault(new ConversationId(UUID.fromString(conversation)), Set.of());
    }

    private void beat() {
        Told ping = new Told("ping", null, Json.tree(Map.of()));
        subscribers.values().forEach(set -> set.forEach(subscriber -> subscriber.emit(ping)));
    }

    private void retry() {
        List<Subscriber> again = List.copyOf(behind);
        if (!again.isEmpty()) {
            LOG.warnf("streams that could not read their log try again: %d", again.size());
        }
        for (Subscriber subscriber : again) {
            behind.remove(subscriber);
            subscriber.wake();
        }
    }

    private final class Subscriber {
        private final SchoolId school;
        private final ConversationId conversation;
        private final boolean staff;
        private final MultiEmitter<? super Told> emitter;
        private final AtomicInteger wanted = new AtomicInteger();
        private long cursor;

        Subscriber(
                SchoolId school,
                ConversationId conversation,
                boolean staff,
                long after,
                MultiEmitter<? super Told> emitter) {
            this.school = school;
            this.conversation = conversation;
            this.staff = staff;
            this.cursor = after;
            this.emitter = emitter;
        }

        /** Reads on; calls while it reads are gathered into one more round. */
        void wake() {
            if (wanted.getAndIncrement() == 0) {
                readers.execute(this::read);
            }
        }

        private void read() {
            int seen;
            do {
                seen = wanted.get();
                try {
                    boolean more = true;
                    while (more && !emitter.isCancelled()) {
                        more = readBatch();
                    }
                } catch (RuntimeException e) {
                    behind.add(this);
                }
            } while (wanted.addAndGet(-seen) > 0);
        }

        private boolean readBatch() {
            List<Told> batch = tenancy.in(school, handle -> after(handle, cursor));
            for (Told told : batch) {
                emit(told);
                cursor = told.id() == null ? cursor : told.id();
            }
            return batch.size() == BATCH;
        }

        /** Up to a number read first: what is stored between the two questions, one of them would miss and pass by for ever. */
        private List<Told> after(Handle handle, long seq) {
            JournalQueries.Reach reach =
                    JournalQueries.reach(handle, school, conversation, seq).orElse(null);
            if (reach == null) {
                emitter.complete(); // it has been erased
                return List.of();
            }
            if (reach.lastSeq() <= seq) {
                return List.of();
            }
            JournalQueries.Stretch stretch = new JournalQueries.Stretch(seq, reach.lastSeq());
            List<Told> told = new ArrayList<>();
            List<Message> said = JournalQueries.messagesIn(handle, school, conversation, stretch, staff, BATCH);
            for (MessageView view : views.all(school, said, staff)) {
                told.add(new Told("message", view.seq(), Json.tree(view)));
            }
            List<JournalQueries.Change> changes = reach.changed()
                    ? JournalQueries.changesIn(handle, school, conversation, stretch, BATCH)
                    : List.of();
            for (JournalQueries.Change c : changes) {
                told.add(new Told("conversation", c.seq(), c.data()));
            }
            told.sort(Comparator.comparing(Told::id, Comparator.nullsLast(Comparator.naturalOrder())));
            return told.size() > BATCH ? told.subList(0, BATCH) : told;
        }

        void emit(Told told) {
            emitter.emit(told);
        }
    }
}
