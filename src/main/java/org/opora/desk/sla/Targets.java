package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How soon, by clock; a clock left out is not set here. */
record Targets(Map<ClockKind, Duration> within) {
    static final Set<String> FIELDS = Set.of("firstReplyMinutes", "nextReplyMinutes", "resolutionMinutes");

    Targets {
        within = Map.copyOf(within);
    }

    static Targets read(JsonNode object, String path) {
        Map<ClockKind, Duration> within = new EnumMap<>(ClockKind.class);
        for (ClockKind kind : ClockKind.values()) {
            Fields.minutes(object, path, field(kind)).ifPresent(minutes -> within.put(kind, minutes));
        }
        return new Targets(within);
    }

    private static String field(ClockKind kind) {
        return switch (kind) {
            case FIRST -> "firstReplyMinutes";
            case NEXT -> "nextReplyMinutes";
            case RESOLUTION -> "resolutionMinutes";
        };
    }

    Optional<Duration> of(ClockKind kind) {
        return Optional.ofNullable(within.get(kind));
    }
}
