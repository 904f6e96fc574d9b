package org.opora.answering.writing.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Resource files with the words of people, which stand in no code. */
public final class Tables {
    static final JsonNode NUMBERS = read("/numbers.yml");

    private Tables() {}

    public static JsonNode read(String resource) {
        try (InputStream file = Tables.class.getResourceAsStream(resource)) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Expressions find in any alphabet and case. */
    public static Pattern pattern(String regex) {
        return Pattern.compile(
                regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

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
