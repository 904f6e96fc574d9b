package org.opora.answering.model;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ModelFailed.Why;

/** How long a call may take: to its first word, between two words, in all; and whether anybody still waits for it. */
final class Deadline {
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Asking whether anybody waits costs a query. */
    private static final int LOOKS_BETWEEN_ASKING = 5;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "model-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final Duration firstToken;
    private final Duration idle;
    private final long endsAt;
    private final BooleanSupplier wanted;
    private volatile @Nullable Why ended;

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

    /** Why the call was ended from here; null when it was not. */
    @Nullable
    Why ended() {
        return ended;
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
        private int looks;

        private Watch(InputStream stream) {
            this.stream = stream;
            this.looking =
                    CLOCK.scheduleAtFixedRate(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }

        void heard() {
            heardAt = System.nanoTime();
            begun = true;
        }

        private void look() {
            long silent = System.nanoTime() - heardAt;
            if (isOver() || silent > (begun ? idle : firstToken).toNanos()) {
                end(Why.LATE);
            } else if (++looks % LOOKS_BETWEEN_ASKING == 0 && !isWanted()) {
                end(Why.UNWANTED);
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

        private void end(Why why) {
            ended = why;
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
