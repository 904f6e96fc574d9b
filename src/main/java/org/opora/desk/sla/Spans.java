package org.opora.desk.sla;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Open time from an instant on, the earliest first, or up to one, the latest first; ends where nothing is open within the horizon. */
final class Spans implements Iterator<Span> {
    private final WorkingWeek hours;
    private final boolean forth;
    private final Deque<Span> found = new ArrayDeque<>(4);
    private Instant at;

    private Spans(WorkingWeek hours, Instant at, boolean forth) {
        this.hours = hours;
        this.at = at;
        this.forth = forth;
    }

    static Spans after(WorkingWeek hours, Instant from) {
        return new Spans(hours, from, true);
    }

    static Spans before(WorkingWeek hours, Instant to) {
        return new Spans(hours, to, false);
    }

    @Override
    public boolean hasNext() {
        Instant begun = at;
        while (found.isEmpty() && Span.between(begun, at).length().compareTo(WorkingWeek.HORIZON) < 0) {
            gather(forth ? Stretch.after(at, hours.zone()) : Stretch.before(at, hours.zone()));
        }
        return !found.isEmpty();
    }

    private void gather(Stretch stretch) {
        for (Window window : hours.windows(stretch.day())) {
            Span span = stretch.of(window);
            if (!span.isEmpty() && forth) {
                found.addLast(span);
            } else if (!span.isEmpty()) {
                found.addFirst(span);
            }
        }
        at = forth ? stretch.span().to() : stretch.span().from();
    }

    @Override
    public Span next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.removeFirst();
    }
}
