package org.opora.desk.sla;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Open time from an instant on, in order; ends where nothing opens within the horizon. */
final class Forward implements Iterator<Span> {
    private final WorkingWeek hours;
    private final Deque<Span> found = new ArrayDeque<>(4);
    private Instant at;

    Forward(WorkingWeek hours, Instant from) {
        this.hours = hours;
        this.at = from;
    }

    @Override
    public boolean hasNext() {
        Instant end = at.plus(WorkingWeek.HORIZON);
        while (found.isEmpty() && at.isBefore(end)) {
            Stretch stretch = Stretch.after(at, hours.zone());
            for (Window window : hours.windows(stretch.day())) {
                Span span = stretch.of(window);
                if (!span.isEmpty()) {
                    found.addLast(span);
                }
            }
            at = stretch.span().to();
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
