package org.opora.identity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Resources;

/** Every word the product says to people, in Russian and English; a school may say it differently. */
@ApplicationScoped
public class Words {
    /** What the server says, to students and to staff, and what only the widget does. */
    private static final List<String> TABLES = List.of("/words.yml", "/words-staff.yml", "/words-widget.yml");

    /** The Russian form for who is addressed as a friend. */
    private static final String FRIENDLY = "ty";

    private final Map<String, Map<String, String>> table = load();

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (String table : TABLES) {
            Resources.yaml(table).properties().forEach(word -> all.put(word.getKey(), forms(word.getValue())));
        }
        return all;
    }

    private static Map<String, String> forms(JsonNode word) {
        Map<String, String> forms = new HashMap<>();
        word.properties()
                .forEach(form -> forms.put(form.getKey(), form.getValue().asText()));
        return forms;
    }

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    /** The names in braces, in their order. */
    static Set<String> placesIn(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> place.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is filled in to a text of ours. */
    Set<String> places(String key) {
        return placesIn(word(key, "en") + word(key, "ru"));
    }

    /** A text of ours in all its forms. */
    Map<String, String> forms(String key) {
        return Map.copyOf(table.getOrDefault(key, Map.of()));
    }

    public boolean has(String key) {
        return table.containsKey(key);
    }

    /**
     * How a person is spoken to.
     *
     * @param friendly as a friend, where the language tells the two apart
     */
    public record Address(String locale, boolean friendly) {}

    public String say(School school, String key, String locale, Map<String, String> places) {
        return say(school, key, new Address(locale, false), places);
    }

    /** The school's own form of a text if it has one, else ours, with {@code {name}} places filled. */
    public String say(School school, String key, Address to, Map<String, String> places) {
        String text = own(school.texts(), key, to.locale());
        if (text == null) {
            text = to.friendly() && to.locale().equals("ru") && forms(key).containsKey(FRIENDLY)
                    ? word(key, FRIENDLY)
                    : word(key, to.locale());
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
