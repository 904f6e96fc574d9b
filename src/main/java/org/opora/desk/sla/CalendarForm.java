package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;

/** A calendar as a school writes it, read with a refusal that names the field. */
final class CalendarForm {
    private static final Set<String> FIELDS = Set.of("timeZone", "week", "holidays", "daysOff", "workingDays");
    /** Exceptions of a calendar, several years of them. */
    private static final int MOST_DAYS = 1_000;
    /** A week of less would put a long promise off for decades. */
    private static final Duration SHORTEST_WEEK = Duration.ofHours(1);

    private final JsonNode calendar;

    CalendarForm(JsonNode calendar) {
        this.calendar = calendar;
    }

    Hours read(ZoneId fallback) {
        Fields.check(calendar, "calendar", FIELDS);
        Set<LocalDate> daysOff = days("daysOff");
        Set<LocalDate> workingDays = days("workingDays");
        if (workingDays.stream().anyMatch(daysOff::contains)) {
            throw Problem.invalid("calendar.workingDays", "a day cannot be a working day and a day off");
        }
        return new WorkingWeek(zone(fallback), week(), holidays(), daysOff, workingDays);
    }

    private ZoneId zone(ZoneId fallback) {
        String name = Fields.text(calendar, "calendar", "timeZone").orElse(fallback.getId());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid("calendar.timeZone", "is not a time zone, as Europe/Moscow");
        }
    }

    private @Nullable Holidays holidays() {
        return Fields.text(calendar, "calendar", "holidays")
                .map(country -> Holidays.of(country)
                        .orElseThrow(() ->
                                Problem.invalid("calendar.holidays", "is not a country with known holidays, as RU")))
                .orElse(null);
    }

    private Map<DayOfWeek, List<Window>> week() {
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        JsonNode written = calendar.path("week");
        if (!written.isObject()) {
            throw Problem.invalid("calendar.week", "must list windows by day: mon, tue, wed, thu, fri, sat, sun");
        }
        for (Map.Entry<String, JsonNode> day : written.properties()) {
            String field = "calendar.week." + day.getKey();
            week.put(dayOfWeek(day.getKey(), field), windows(day.getValue(), field));
        }
        Duration open = week.values().stream()
                .flatMap(Collection::stream)
                .map(Window::length)
                .reduce(Duration.ZERO, Duration::plus);
        if (open.compareTo(SHORTEST_WEEK) < 0) {
            throw Problem.invalid("calendar.week", "must be open for an hour at least");
        }
        return week;
    }

    private static DayOfWeek dayOfWeek(String key, String field) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(key)) {
                return day;
            }
        }
        throw Problem.invalid(field, "is not a day: mon, tue, wed, thu, fri, sat, sun");
    }

    private static List<Window> windows(JsonNode written, String field) {
        if (!written.isArray() || written.isEmpty()) {
            throw Problem.invalid(field, "must list windows; leave out a day that is closed");
        }
        List<Window> windows = new ArrayList<>();
        for (JsonNode window : written) {
            windows.add(Window.parse(window.asText())
                    .orElseThrow(() -> Problem.invalid(field, "must have windows as 09:00-13:00, within one day")));
        }
        windows.sort(Comparator.comparing(Window::fromMinute));
        for (int i = 1; i < windows.size(); i++) {
            if (windows.get(i).fromMinute() < windows.get(i - 1).toMinute()) {
                throw Problem.invalid(field, "has windows that overlap");
            }
        }
        return List.copyOf(windows);
    }

    private Set<LocalDate> days(String name) {
        JsonNode written = calendar.path(name);
        if (written.isMissingNode() || written.isNull()) {
            return Set.of();
        }
        String field = "calendar." + name;
        if (!written.isArray() || written.size() > MOST_DAYS) {
            throw Problem.invalid(field, "must list at most " + MOST_DAYS + " dates");
        }
        Set<LocalDate> days = new HashSet<>();
        for (JsonNode day : written) {
            days.add(date(day, field));
        }
        return days;
    }

    private static LocalDate date(JsonNode day, String field) {
        try {
            return LocalDate.parse(day.asText());
        } catch (DateTimeParseException e) {
            throw Problem.invalid(field, "must have dates as 2026-12-31");
        }
    }
}
