package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant with its settings. */
public record School(
        SchoolId id,
        String key,
        String name,
        String locale,
        String timeZone,
        List<String> allowedOrigins,
        JsonNode theme,
        JsonNode texts,
        String emergency,
        @Nullable Integer retentionDays,
        @Nullable JsonNode limits,
        String widgetKey,
        Instant createdAt) {

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Messages a student may send in a minute; absent = no limit. */
    public @Nullable Integer messagesPerMinute() {
        return limits == null || limits.isNull()
                ? null
                : limits.path("messagesPerMinute").asInt(20);
    }

    /** No allowed origins = any; no Origin (not a browser) passes. */
    public boolean allows(@Nullable String origin) {
        return allows(allowedOrigins, origin);
    }

    static boolean allows(List<String> allowed, @Nullable String origin) {
        return origin == null || allowed.isEmpty() || allowed.contains(origin);
    }
}
