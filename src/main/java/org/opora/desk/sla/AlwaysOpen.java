package org.opora.desk.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The wall clock. */
record AlwaysOpen() implements Hours {
    @Override
    public boolean open(Instant at) {
        return true;
    }

    @Override
    public Instant add(Instant from, Duration working) {
        return from.plus(working);
    }

    @Override
    public Duration between(Instant a, Instant b) {
        return Duration.between(a, b);
    }

    @Override
    public Optional<Instant> nextOpening(Instant at) {
        return Optional.of(at);
    }

    @Override
    public Optional<Instant> closes(Instant at) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> lastOpenBefore(Instant at) {
        return Optional.of(at);
    }
}
