package org.opora.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every word the product says to people, in Russian and English; a school may say it differently. */
@ApplicationScoped
public class Words {
    private final Map<String, Map<String, String>> table = load();

    private static Map<String, Map<String, String>> load() {
        try (InputStream file = Words.class.getResourceAsStream("/words.yml")) {
            return new YAMLMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String key) {
        return table.containsKey(key);
    }

    /** The school's own form of a text if it has one, else ours, with {@code {name}} places filled. */
    public String say(School school, String key, String locale, Map<String, String> places) {
        String text = own(school.texts(), key, locale);
        if (text == null) {
            text = word(key, locale);
        }
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }
        return text;
    }

    public String word(String key, String locale) {
        Map<String, String> forms = table.get(key);
        if (forms == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return forms.getOrDefault(locale, forms.getOrDefault("en", ""));
    }

    private static @Nullable String own(JsonNode texts, String key, String locale) {
        JsonNode text = texts.path(key).path(locale);
        return text.isTextual() ? text.asText() : null;
    }
}
