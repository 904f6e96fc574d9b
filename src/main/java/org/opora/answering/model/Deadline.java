package org.opora.answering.model;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opora.answering.model.ModelFailed.Why;

/** How long a call may take: to its first word, between two words, in all; and whether anybody still waits for it. */
final class Deadline {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Asking whether anybody waits costs a query. */
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private static final ScheduledExecutorService CLOCK =
            Executors.newSingleThreadScheduledExecutor(named("model-deadline"));
    /** The one clock of all calls must never stand still for a query. */
    private static final ExecutorService ASKING = Executors.newCachedThreadPool(named("model-wanted"));

    private final Duration firstToken;
    private final Duration idle;
    private final long endsAt;
    private final Patience patience;
    private volatile boolean late;
    private volatile boolean unwanted;

    Deadline(ChatConfig config, Patience patience) {
        this.firstToken = config.firstTokenTimeout();
        this.idle = config.idleTimeout();
        this.patience = patience;
        Duration left = patience.left();
        this.endsAt = System.nanoTime() + (left.compareTo(config.timeout()) < 0 ? left : config.timeout()).toNanos();
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1, endsAt - System.nanoTime()));
    }

    boolean isOver() {
        return endsAt - System.nanoTime() <= 0;
    }

    Duration untilFirstToken() {
        Duration left = left();
        return left.compareTo(firstToken) < 0 ? left : firstToken;
    }

    /** Waits as long as a busy provider has asked to be left alone. @throws ModelFailed once nobody waits for it any more */
    void pause(Duration pause) {
        try {
            for (Duration left = pause; !left.isZero() && !left.isNegative(); left = left.minus(ASK_EVERY)) {
                if (!patience.isWanted()) {
                    throw new ModelFailed(Why.UNWANTED, "nobody waits any more", null);
                }
                Thread.sleep((left.compareTo(ASK_EVERY) < 0 ? left : ASK_EVERY).toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailed(Why.UNWANTED, "interrupted", e);
        }
    }

    /** Why a call ended that was ended from here; otherwise what it looks like. */
    Why why(Why otherwise) {
        return unwanted ? Why.UNWANTED : late ? Why.LATE : otherwise;
    }

    /** @param end breaks the call off, which ends whoever reads it; may be called more than once */
    Watch watch(Runnable end) {
        return new Watch(end);
    }

    final class Watch implements AutoCloseable {
        private final Runnable end;
        private final Future<?> looking;
        private final AtomicBoolean asking = new AtomicBoolean();
        private volatile long heardAt = System.nanoTime();
        private volatile boolean begun;
        private volatile long askedAt = heardAt;

        private Watch(Runnable end) {
            this.end = end;
            this.looking =
                    CLOCK.scheduleAtFixedRate(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Takes down that the provider is alive. */
        void heard() {
            heardAt = System.nanoTime();
            begun = true;
        }

        private void look() {
            long now = System.nanoTime();
            if (isOver() || now - heardAt > (begun ? idle : firstToken).toNanos()) {
                late = true;
                end.run();
            } else if (now - askedAt > ASK_EVERY.toNanos() && asking.compareAndSet(false, true)) {
                ASKING.execute(this::ask);
            }
        }

        private void ask() {
            if (!patience.isWanted()) {
                unwanted = true;
                end.run();
            }
            askedAt = System.nanoTime();
            asking.set(false);
        }

        @Override
        public void close() {
            looking.cancel(false);
        }
    }
}
