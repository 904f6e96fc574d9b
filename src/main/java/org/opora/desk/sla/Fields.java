package org.opora.desk.sla;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opora.shared.Problem;

/** Fields of a setting that a person wrote: what is not known is refused, so that a slip does not pass in silence. */
final class Fields {
    private static final int MOST_MINUTES = 100_000;

    private Fields() {}

    static void check(JsonNode object, String path, Set<String> known) {
        if (!object.isObject()) {
            throw Problem.invalid(path, "must be an object");
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                throw Problem.invalid(path + "." + field.getKey(), "is not known");
            }
        }
    }

    static Optional<String> text(JsonNode object, String path, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw Problem.invalid(path + "." + name, "must be a text");
        }
        return Optional.of(value.asText());
    }

    /** A whole number of minutes, 1 to 100,000 (69 days). */
    static Optional<Duration> minutes(JsonNode object, String path, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > MOST_MINUTES) {
            throw Problem.invalid(path + "." + name, "must be a whole number of minutes, 1 to " + MOST_MINUTES);
        }
        return Optional.of(Duration.ofMinutes(value.asInt()));
    }

    static Optional<Boolean> flag(JsonNode object, String path, String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isBoolean()) {
            throw Problem.invalid(path + "." + name, "must be true or false");
        }
        return Optional.of(value.asBoolean());
    }
}
