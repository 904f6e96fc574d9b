package org.opora.desk.sla;

import java.time.Duration;
import java.time.Instant;

/** Open time from one instant up to, and without, another. */
record Span(Instant from, Instant to) {
    /** Of two instants, whichever comes first. */
    static Span between(Instant a, Instant b) {
        return new Span(earlier(a, b), later(a, b));
    }

    boolean isEmpty() {
        return !from.isBefore(to);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** What of it lies in the other; empty if nothing does. */
    Span within(Span other) {
        return new Span(later(from, other.from), earlier(to, other.to));
    }

    static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
