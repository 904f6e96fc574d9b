package org.opora.answering.model;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How long whoever asked waits for all calls about one question together, and whether they still do. */
public final class Patience {
    /** Nobody waits for more than one call, which has limits of its own. */
    public static final Patience ENDLESS = new Patience((Long) null, () -> true);

    private final @Nullable Long endsAt;
    private final BooleanSupplier wanted;

    Patience(Duration most, BooleanSupplier wanted) {
        this(System.nanoTime() + most.toNanos(), wanted);
    }

    private Patience(@Nullable Long endsAt, BooleanSupplier wanted) {
        this.endsAt = endsAt;
        this.wanted = wanted;
    }

    /** What is left; less than nothing when it is over. */
    Duration left() {
        return endsAt == null ? ChronoUnit.FOREVER.getDuration() : Duration.ofNanos(endsAt - System.nanoTime());
    }

    /** Who cannot tell, since the database is away, goes on. */
    boolean isWanted() {
        try {
            return wanted.getAsBoolean();
        } catch (RuntimeException e) {
            return true;
        }
    }
}
