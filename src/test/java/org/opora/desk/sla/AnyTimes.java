package org.opora.desk.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Weeks of up to three windows a day in zones that change their clocks differently, and instants near those changes. */
class AnyTimes extends DomainContextBase {
    static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Moscow",
                    "Europe/Berlin",
                    "America/New_York",
                    "Asia/Kolkata",
                    "Australia/Lord_Howe",
                    "Asia/Vladivostok",
                    "UTC")
            .map(ZoneId::of)
            .toList();
    private static final Instant FIRST = Instant.parse("2025-12-20T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-01-20T00:00:00Z");
    private static final long MINUTES = Duration.between(FIRST, LAST).toMinutes();
    private static final List<Instant> CHANGES = changes();

    private static List<Instant> changes() {
        List<Instant> changes = new ArrayList<>(List.of(Instant.parse("2026-12-31T21:00:00Z")));
        for (ZoneId zone : ZONES) {
            ZoneRules rules = zone.getRules();
            ZoneOffsetTransition next = rules.nextTransition(FIRST);
            while (next != null && next.getInstant().isBefore(LAST)) {
                changes.add(next.getInstant());
                next = rules.nextTransition(next.getInstant());
            }
        }
        return changes;
    }

    @Provide
    Arbitrary<Instant> instants() {
        Arbitrary<Instant> near = Combinators.combine(
                        Arbitraries.of(CHANGES), Arbitraries.integers().between(-1500, 1500))
                .as((change, minutes) -> change.plus(Duration.ofMinutes(minutes)));
        Arbitrary<Instant> quarters = Arbitraries.longs()
                .between(0, MINUTES / 15)
                .map(quarter -> FIRST.plus(Duration.ofMinutes(quarter * 15)));
        Arbitrary<Instant> seconds =
                Arbitraries.longs().between(0, MINUTES * 60).map(second -> FIRST.plusSeconds(second));
        return Arbitraries.oneOf(near, quarters, seconds);
    }

    /** Up to ten days. */
    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 40 * 4).map(quarters -> Duration.ofMinutes(quarters * 15)),
                Arbitraries.longs().between(0, 14_400).map(Duration::ofMinutes),
                Arbitraries.longs().between(1, 86_400).map(Duration::ofSeconds));
    }

    @Provide
    Arbitrary<WorkingWeek> weeks() {
        return Combinators.combine(
                        Arbitraries.of(ZONES), days(), Arbitraries.of("RU", "US", "DE", ""), dates(), dates())
                .as((zone, week, country, off, working) ->
                        new WorkingWeek(zone, week, Holidays.of(country).orElse(null), off, without(working, off)))
                .filter(AnyTimes::isOpenAnHour);
    }

    private static Arbitrary<Map<DayOfWeek, List<Window>>> days() {
        return windows().list().ofSize(7).map(days -> {
            Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
            for (DayOfWeek day : DayOfWeek.values()) {
                if (!days.get(day.getValue() - 1).isEmpty()) {
                    week.put(day, days.get(day.getValue() - 1));
                }
            }
            return week;
        });
    }

    /** Of sorted bounds, so that some windows touch and some days begin or end at midnight. */
    private static Arbitrary<List<Window>> windows() {
        Arbitrary<Integer> bound = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 96).map(quarter -> quarter * 15),
                Arbitraries.integers().between(0, 1440));
        return Combinators.combine(bound.set().ofMinSize(0).ofMaxSize(6), Arbitraries.of(true, false))
                .as((bounds, touching) -> paired(new ArrayList<>(new TreeSet<>(bounds)), touching ? 1 : 2));
    }

    private static List<Window> paired(List<Integer> bounds, int step) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i += step) {
            windows.add(new Window(bounds.get(i), bounds.get(i + 1)));
        }
        return windows;
    }

    private static Arbitrary<Set<LocalDate>> dates() {
        return Arbitraries.integers()
                .between(0, 395)
                .map(day -> LocalDate.of(2025, 12, 20).plusDays(day))
                .set()
                .ofMaxSize(12);
    }

    private static Set<LocalDate> without(Set<LocalDate> some, Set<LocalDate> others) {
        Set<LocalDate> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static boolean isOpenAnHour(WorkingWeek hours) {
        return hours.week().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(window -> window.length().toMinutes())
                        .sum()
                >= 60;
    }
}
