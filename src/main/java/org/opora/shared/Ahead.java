package org.opora.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Wall clock in UTC, to the microsecond as PostgreSQL keeps it. The demo and the tests put it forward, so that what happens in
 * an hour need not be waited for; nothing else does.
 */
public final class Ahead extends Clock {
    private volatile Duration by = Duration.ZERO;

    /** From now on, in all. */
    public void put(Duration forward) {
        by = forward;
    }

    public Duration by() {
        return by;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(by).truncatedTo(ChronoUnit.MICROS);
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
