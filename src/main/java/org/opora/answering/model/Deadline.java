package org.opora.answering.model;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.opora.answering.model.ModelFailed.Why;

/** How long a call may take: to its first word, between two words, in all; and whether anybody still waits for it. */
final class Deadline {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Asking whether anybody waits costs a query. */
    private static final Duration ASK_EVERY = Duration.ofMillis(500);

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "model-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration firstToken;
    private final Duration idle;
    private final long endsAt;
    private final BooleanSupplier wanted;
    private volatile boolean late;

    Deadline(ChatConfig config, BooleanSupplier wanted) {
        this.firstToken = config.firstTokenTimeout();
        this.idle = config.idleTimeout();
        this.endsAt = System.nanoTime() + config.timeout().toNanos();
        this.wanted = wanted;
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

    /** Whether a stream was closed from here. */
    boolean isLate() {
        return late;
    }

    /** Closes the stream when its time is over, which ends whoever reads it. */
    Watch watch(InputStream stream) {
        return new Watch(stream);
    }

    final class Watch implements AutoCloseable {
        private final InputStream stream;
        private final Future<?> looking;
        private volatile long heardAt = System.nanoTime();
        private volatile boolean begun;
        private long askedAt = heardAt;

        private Watch(InputStream stream) {
            this.stream = stream;
            this.looking =
                    CLOCK.scheduleAtFixedRate(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }

        /**
         * Takes down that the provider is alive. Whether anybody waits is asked here, on the reader's own thread: the one clock
         * of all calls must never stand still for a query.
         */
        void heard() {
            heardAt = System.nanoTime();
            begun = true;
            if (heardAt - askedAt > ASK_EVERY.toNanos()) {
                askedAt = heardAt;
                if (!isWanted()) {
                    throw new ModelFailed(Why.UNWANTED, "nobody waits any more", null);
                }
            }
        }

        private void look() {
            long silent = System.nanoTime() - heardAt;
            if (isOver() || silent > (begun ? idle : firstToken).toNanos()) {
                late = true;
                end();
            }
        }

        /** Who cannot tell, since the database is away, goes on. */
        private boolean isWanted() {
            try {
                return wanted.getAsBoolean();
            } catch (RuntimeException e) {
                return true;
            }
        }

        private void end() {
            try {
                stream.close();
            } catch (IOException e) {
                looking.cancel(false);
            }
        }

        @Override
        public void close() {
            looking.cancel(false);
        }
    }
}
