package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Problem;

/**
 * How deep hints go and what opens the next. Levels: 0 none, 1 small, 2 big, 3 full.
 *
 * @param maxLevel the cap until an unlock, which opens level 3; 0 = no hints, ever
 * @param attemptsPerLevel attempts since the last rise that the next level takes, 0–10; 0 = a press is enough
 * @param unlockFullAfterAttempts attempts in all that open level 3; null = never by attempts
 */
public record HintPolicy(
        int maxLevel,
        int startLevel,
        int attemptsPerLevel,
        boolean unlockFullAfterDue,
        @Nullable Integer unlockFullAfterAttempts) {
    public static final int FULL = 3;
    public static final HintPolicy DEFAULT = new HintPolicy(2, 1, 1, true, null);

    /** Reads a policy, taking from {@code base} what it does not name. @throws Problem 422 naming the field out of bounds */
    public static HintPolicy read(@Nullable JsonNode json, HintPolicy base) {
        if (json == null || json.isNull()) {
            return base;
        }
        if (!json.isObject()) {
            throw Problem.invalid("hintPolicy", "must be an object");
        }
        JsonNode after = json.path("unlockFullAfterAttempts");
        JsonNode due = json.path("unlockFullAfterDue");
        if (!due.isMissingNode() && !due.isBoolean()) {
            throw Problem.invalid("hintPolicy.unlockFullAfterDue", "must be true or false");
        }
        return new HintPolicy(
                number(json, "maxLevel", base.maxLevel, 0, FULL),
                number(json, "startLevel", base.startLevel, 0, FULL),
                number(json, "attemptsPerLevel", base.attemptsPerLevel, 0, 10),
                due.asBoolean(base.unlockFullAfterDue),
                after.isMissingNode()
                        ? base.unlockFullAfterAttempts
                        : after.isNull() ? null : (Integer) number(json, "unlockFullAfterAttempts", 0, 0, 100));
    }

    private static int number(JsonNode json, String field, int otherwise, int from, int to) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isInt() || value.asInt() < from || value.asInt() > to) {
            throw Problem.invalid("hintPolicy." + field, "must be a whole number from " + from + " to " + to);
        }
        return value.asInt();
    }
}
