package org.opora.answering.model;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long whoever asked waits for all calls about one question together, and whether they still do. */
public final class Patience {
    /** Nobody waits for more than one call, which has limits of its own. */
    public static final Patience ENDLESS = new Patience(Duration.ofDays(1), () -> true);

    private final long endsAt;
    private final BooleanSupplier wanted;

    Patience(Duration most, BooleanSupplier wanted) {
        this.endsAt = System.nanoTime() + most.toNanos();
        this.wanted = wanted;
    }

    /** What is left; less than nothing when it is over. */
    Duration left() {
        return Duration.ofNanos(endsAt - System.nanoTime());
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
