package org.opora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the house keeps to beside its code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HouseTest {
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static List<Path> files(String root, String... endings) {
        try (Stream<Path> walk = Files.walk(Path.of(root))) {
            return walk.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().matches(".*/(node_modules|journeys)/.*"))
                    .filter(path -> Stream.of(endings).anyMatch(path.toString()::endsWith))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_words_for_people_stand_in_the_code() {
        List<Path> code = files("src/main", ".java", ".js", ".ts", ".mjs", ".css");

        List<Path> with = code.stream()
                .filter(path -> CYRILLIC.matcher(text(path)).find())
                .toList();

        assertFalse(code.isEmpty());
        assertEquals(List.of(), with);
    }

    @Test
    void every_feature_has_its_row_in_the_architecture() throws IOException {
        String architecture = Files.readString(Path.of("docs/architecture.md"));
        try (Stream<Path> features = Files.list(Path.of("src/main/java/org/opora"))) {
            Set<String> rooms =
                    features.map(path -> path.getFileName().toString()).collect(Collectors.toSet());

            assertTrue(rooms.size() > 5);
            rooms.forEach(room -> assertTrue(architecture.contains("| `" + room + "` |"), room));
        }
    }

    @Test
    void every_table_says_what_it_is_for() {
        Set<String> without = new TreeSet<>();
        for (Path migration : files("src/main/resources/db/migration", ".sql")) {
            String sql = text(migration).toLowerCase(Locale.ROOT);
            Pattern.compile("create table (?:if not exists )?(\\w+)")
                    .matcher(sql)
                    .results()
                    .map(found -> found.group(1))
                    .filter(table -> !sql.contains("comment on table " + table + " is"))
                    .forEach(without::add);
        }
        assertEquals(Set.of(), without);
    }

    @Test
    void both_languages_of_the_words_are_whole_and_ask_for_the_same_facts() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String table : List.of(
                "words.yml",
                "words-staff.yml",
                "words-widget.yml",
                "words-demo.yml",
                "words-desk.yml",
                "words-studio.yml")) {
            broken.addAll(brokenWords(new YAMLMapper().readTree(text(Path.of("src/main/resources", table)))));
        }
        assertEquals(List.of(), broken);
    }

    private static List<String> brokenWords(JsonNode words) {
        assertTrue(words.size() > 8);
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, JsonNode> word : words.properties()) {
            JsonNode forms = word.getValue();
            if (!forms.path("ru").isTextual() || !forms.path("en").isTextual()) {
                broken.add(word.getKey() + " lacks a language");
            } else if (!places(forms.path("ru")).equals(places(forms.path("en")))) {
                broken.add(word.getKey() + " asks for different facts");
            }
        }
        return broken;
    }

    private static Set<String> places(JsonNode form) {
        return PLACE.matcher(form.asText())
                .results()
                .map(found -> found.group())
                .collect(Collectors.toSet());
    }
}
