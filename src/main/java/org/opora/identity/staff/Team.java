package org.opora.identity.staff;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A level of support: technical support, curators or mentors, and what a school adds. */
public record Team(
        String key,
        String title,
        int level,
        @Nullable JsonNode calendar,
        @Nullable JsonNode sla) {}
