package org.opora.desk.sla;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Open time up to an instant, the latest first; ends where nothing was open within the horizon. */
final class Backward implements Iterator<Span> {
    private final WorkingWeek hours;
    private final Deque<Span> found = new ArrayDeque<>(4);
    private Instant at;

    Backward(WorkingWeek hours, Instant to) {
        this.hours = hours;
        this.at = to;
    }

    @Override
    public boolean hasNext() {
        Instant end = at.minus(WorkingWeek.HORIZON);
        while (found.isEmpty() && at.isAfter(end)) {
            Stretch stretch = Stretch.before(at, hours.zone());
            for (Window window : hours.windows(stretch.day())) {
                Span span = stretch.of(window);
                if (!span.isEmpty()) {
                    found.addFirst(span);
                }
            }
            at = stretch.span().from();
        }
        return !found.isEmpty();
    }

    @Override
    public Span next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.removeFirst();
    }
}
