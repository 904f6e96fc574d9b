package org.opora.desk.sla;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The part of one local day that lies under one offset: within it the wall clock neither skips nor repeats. */
record Stretch(LocalDate day, ZoneOffset offset, Span span) {
    private static final long NANO = 1;

    /** From this instant on. */
    static Stretch after(Instant at, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(at);
        LocalDate day = LocalDate.ofInstant(at, offset);
        Instant end = midnight(day.plusDays(1), offset);
        ZoneOffsetTransition change = rules.nextTransition(at);
        return new Stretch(day, offset, new Span(at, change == null ? end : Span.earlier(end, change.getInstant())));
    }

    /** Up to this instant. */
    static Stretch before(Instant at, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant last = at.minusNanos(NANO);
        ZoneOffset offset = rules.getOffset(last);
        LocalDate day = LocalDate.ofInstant(last, offset);
        Instant start = midnight(day, offset);
        ZoneOffsetTransition change = rules.previousTransition(at);
        return new Stretch(day, offset, new Span(change == null ? start : Span.later(start, change.getInstant()), at));
    }

    /** Where the window lies in it; empty if it does not. */
    Span of(Window window) {
        Instant midnight = midnight(day, offset);
        return new Span(midnight.plusSeconds(window.fromMinute() * 60L), midnight.plusSeconds(window.toMinute() * 60L))
                .within(span);
    }

    private static Instant midnight(LocalDate day, ZoneOffset offset) {
        return Instant.ofEpochSecond(day.toEpochSecond(LocalTime.MIDNIGHT, offset));
    }
}
