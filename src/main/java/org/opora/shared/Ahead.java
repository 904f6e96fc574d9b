package org.opora.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wall clock in UTC, to the microsecond as PostgreSQL keeps it. The demo and the tests put it forward, so that what happens in
 * an hour need not be waited for, and a simulation lets it stand from one minute to the next; nothing else does.
 */
public final class Ahead extends Clock {
    private volatile Duration by = Duration.ZERO;
    private volatile @Nullable Instant stopped;

    /** From now on, in all; it runs. */
    public void put(Duration forward) {
        by = forward;
        stopped = null;
    }

    /** It stands here until it is put elsewhere. */
    public void stopAt(Instant at) {
        stopped = at;
    }

    public Duration by() {
        return by;
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return (at == null ? Instant.now().plus(by) : at).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are in UTC here");
    }
}
