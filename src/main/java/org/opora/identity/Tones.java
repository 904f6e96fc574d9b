package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;

/** How the assistant may address a student. */
public final class Tones {
    public static final Set<String> ALL = Set.of("friendly", "strict");

    private Tones() {}

    /** A choice as it is sent; JSON's null takes it back. @throws Problem 422 */
    public static @Nullable String read(JsonNode tone) {
        if (!tone.isNull() && !ALL.contains(tone.asText())) {
            throw Problem.invalid("tone", "must be friendly, strict or null");
        }
        return tone.isNull() ? null : tone.asText();
    }
}
