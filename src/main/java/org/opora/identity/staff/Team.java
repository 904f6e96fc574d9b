package org.opora.identity.staff;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A level of support: technical support, curators or mentors, and what a school adds. */
public record Team(
        String key,
        String title,
        int level,
        @Nullable JsonNode calendar,
        @Nullable JsonNode sla) {
    /** Promise of a first reply where a school has set none: one hour (PRODUCT.md, S4). */
    private static final Duration FIRST_REPLY = Duration.ofMinutes(60);

    public Duration firstReplyWithin() {
        int minutes = sla == null ? 0 : sla.path("firstReplyMinutes").asInt(0);
        return minutes > 0 ? Duration.ofMinutes(minutes) : FIRST_REPLY;
    }
}
