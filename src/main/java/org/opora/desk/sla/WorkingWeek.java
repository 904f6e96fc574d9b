package org.opora.desk.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Windows by day of the week in one zone, with days that are an exception. Windows of a day are in order and apart. */
record WorkingWeek(
        ZoneId zone,
        Map<DayOfWeek, List<Window>> week,
        @Nullable Holidays holidays,
        Set<LocalDate> daysOff,
        Set<LocalDate> workingDays)
        implements Hours {
    /** How far is looked for something open. */
    static final Duration HORIZON = Duration.ofDays(400);

    WorkingWeek {
        week = new EnumMap<>(week);
        daysOff = Set.copyOf(daysOff);
        workingDays = Set.copyOf(workingDays);
    }

    static WorkingWeek daily(int fromHour, int toHour, ZoneId zone) {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(new Window(fromHour * 60, toHour * 60)));
        }
        return new WorkingWeek(zone, week, null, Set.of(), Set.of());
    }

    List<Window> windows(LocalDate day) {
        List<Window> usual = week.getOrDefault(day.getDayOfWeek(), List.of());
        if (workingDays.contains(day)) {
            return usual.isEmpty() ? week.values().iterator().next() : usual;
        }
        boolean off = daysOff.contains(day) || (holidays != null && holidays.contains(day));
        return off ? List.of() : usual;
    }

    @Override
    public boolean open(Instant at) {
        Stretch now = Stretch.after(at, zone);
        return windows(now.day()).stream()
                .map(now::of)
                .anyMatch(span -> !span.isEmpty() && span.from().equals(at));
    }

    @Override
    public Instant add(Instant from, Duration working) {
        if (working.isZero()) {
            return from;
        }
        return working.isNegative() ? back(from, working.negated()) : forth(from, working);
    }

    private Instant forth(Instant from, Duration working) {
        Duration left = working;
        Iterator<Span> spans = Spans.after(this, from);
        while (spans.hasNext()) {
            Span span = spans.next();
            if (left.compareTo(span.length()) <= 0) {
                return span.from().plus(left);
            }
            left = left.minus(span.length());
        }
        return from.plus(working);
    }

    private Instant back(Instant from, Duration working) {
        Duration left = working;
        Iterator<Span> spans = Spans.before(this, from);
        while (spans.hasNext()) {
            Span span = spans.next();
            if (left.compareTo(span.length()) < 0) {
                return span.to().minus(left);
            }
            left = left.minus(span.length());
        }
        return from.minus(working);
    }

    @Override
    public Duration between(Instant a, Instant b) {
        if (b.isBefore(a)) {
            return between(b, a).negated();
        }
        Duration sum = Duration.ZERO;
        Iterator<Span> spans = Spans.after(this, a);
        while (spans.hasNext()) {
            Span span = spans.next();
            if (!span.to().isBefore(b)) {
                Span last = span.within(new Span(a, b));
                return last.isEmpty() ? sum : sum.plus(last.length());
            }
            sum = sum.plus(span.length());
        }
        return sum;
    }

    @Override
    public Optional<Instant> nextOpening(Instant at) {
        Iterator<Span> spans = Spans.after(this, at);
        return spans.hasNext() ? Optional.of(spans.next().from()) : Optional.empty();
    }

    @Override
    public Optional<Instant> closes(Instant at) {
        Instant end = at;
        Iterator<Span> spans = Spans.after(this, at);
        while (spans.hasNext() && end.isBefore(at.plus(HORIZON))) {
            Span span = spans.next();
            if (!span.from().equals(end)) {
                return end.equals(at) ? Optional.empty() : Optional.of(end);
            }
            end = span.to();
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> lastOpenBefore(Instant at) {
        Iterator<Span> spans = Spans.before(this, at);
        return spans.hasNext() ? Optional.of(spans.next().to()) : Optional.empty();
    }
}
