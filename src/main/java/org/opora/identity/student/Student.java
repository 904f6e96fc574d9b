package org.opora.identity.student;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A student as the school knows them; {@code tone} is {@code friendly} or {@code strict}. */
public record Student(
        StudentId id,
        String externalId,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String tone,
        boolean noAi,
        JsonNode preferences) {

    /** The name people see: theirs, else the school's id of them. */
    public String shownName() {
        return shownName(name, externalId);
    }

    public static String shownName(@Nullable String name, String externalId) {
        return name == null ? externalId : name;
    }
}
