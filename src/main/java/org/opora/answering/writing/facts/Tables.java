package org.opora.answering.writing.facts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.opora.shared.Resources;

/** Resource files with the words of people, which stand in no code. */
public final class Tables {
    static final JsonNode NUMBERS = Resources.yaml("/numbers.yml");

    private Tables() {}

    /** The key of each form of a table {@code key: form form}. */
    static Map<String, String> byForm(JsonNode table) {
        Map<String, String> keys = new HashMap<>();
        table.properties().forEach(row -> {
            for (String form : row.getValue().asText().split(" ", -1)) {
                keys.put(form, row.getKey());
            }
        });
        return Map.copyOf(keys);
    }
}
