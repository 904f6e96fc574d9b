package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Kebab;

/**
 * A tenant with its settings.
 *
 * @param tone for students and courses that have none of their own; null = nobody has chosen one
 * @param checkLinks whether pages that articles link to are asked whether they are still there
 */
public record School(
        SchoolId id,
        String key,
        String name,
        String locale,
        String timeZone,
        List<String> allowedOrigins,
        JsonNode theme,
        JsonNode texts,
        @Nullable String tone,
        String emergency,
        @Nullable Integer retentionDays,
        @Nullable JsonNode limits,
        boolean checkLinks,
        String widgetKey,
        Instant createdAt) {

    /** Who may use up a day's tokens of the chat model. */
    public enum Budget {
        STUDENT,
        COURSE,
        SCHOOL
    }

    /** About a hundred answers: more than any student asks who is not playing. */
    private static final long STUDENT_TOKENS = 200_000;

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Messages a student may send in a minute; absent = no limit. */
    public @Nullable Integer messagesPerMinute() {
        return limits == null || limits.isNull()
                ? null
                : limits.path("messagesPerMinute").asInt(20);
    }

    /** Files that a student may send up in an hour; absent = no limit. */
    public @Nullable Integer uploadsPerHour() {
        return limits == null || limits.isNull()
                ? null
                : limits.path("uploadsPerHour").asInt(30);
    }

    /** Tokens of the chat model in a day of the school's zone; absent = no limit. */
    public @Nullable Long tokensPerDay(Budget budget) {
        if (limits == null || limits.isNull()) {
            return null;
        }
        JsonNode limit = limits.path("tokensPerDay").path(Kebab.of(budget));
        return limit.isNumber() ? (Long) limit.asLong() : budget == Budget.STUDENT ? (Long) STUDENT_TOKENS : null;
    }

    /** No allowed origins = any; no Origin (not a browser) passes. */
    public boolean allows(@Nullable String origin) {
        return allows(allowedOrigins, origin);
    }

    static boolean allows(List<String> allowed, @Nullable String origin) {
        return origin == null || allowed.isEmpty() || allowed.contains(origin);
    }
}
