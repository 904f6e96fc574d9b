package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;

/** Cuts by class of question as they are sent and kept: {@code {class: {answer, draft}}}; a class without has the usual ones. */
public final class Thresholds {
    private Thresholds() {}

    /** @throws Problem 422 naming the class that is none, or whose cuts are out of bounds */
    public static JsonNode read(@Nullable JsonNode map) {
        JsonNode all = map == null || !map.isObject() ? JsonNodeFactory.instance.objectNode() : map;
        all.properties().forEach(entry -> {
            String field = "thresholds." + entry.getKey();
            if (Kebab.parse(QuestionClass.class, entry.getKey()).isEmpty()) {
                throw Problem.invalid(field, "is not a question class");
            }
            double answer = entry.getValue().path("answer").asDouble(-1);
            double draft = entry.getValue().path("draft").asDouble(answer);
            if (answer < 0 || answer > Threshold.PEOPLE_ONLY || draft < 0 || draft > answer) {
                throw Problem.invalid(
                        field, "must be {answer, draft} from 0 to 1 (1.01 = people only), draft not above answer");
            }
        });
        return all;
    }
}
