package org.opora.knowledge.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.Article.Format;

/** Reads the formats that need no office parser: Markdown, HTML, plain text and FAQ tables in CSV. */
final class Reading {
    /**
     * What a file, or a row of one, says.
     *
     * @param row id of a csv row; null for a file that is one article
     */
    record Text(
            @Nullable String row,
            String title,
            String body,
            Format format,
            List<String> questions,
            @Nullable String lang) {}

    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---\\R", Pattern.DOTALL);
    private static final Pattern FIRST_HEADING = Pattern.compile("(?m)^#{1,2}\\s+(.+?)\\s*#*$");
    private static final Charset RUSSIAN_WINDOWS = Charset.forName("windows-1251");
    private static final Map<String, Set<String>> COLUMNS = columns();

    private Reading() {}

    private static Map<String, Set<String>> columns() {
        try (var file = Reading.class.getResourceAsStream("/import/columns.yml")) {
            return new YAMLMapper().readValue(file, new com.fasterxml.jackson.core.type.TypeReference<>() {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Text> read(String name, byte[] content) throws Rejected {
        String text = decoded(content);
        if (text.isBlank()) {
            throw new Rejected("import.empty");
        }
        return switch (extension(name)) {
            case "md", "markdown" -> List.of(markdown(name, text));
            case "html", "htm" -> List.of(html(name, text));
            case "txt" -> List.of(new Text(null, baseName(name), text, Format.TEXT, List.of(), null));
            case "csv" -> csv(text);
            default -> throw new Rejected("import.unknown-format");
        };
    }

    private static String decoded(byte[] content) throws Rejected {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(content, RUSSIAN_WINDOWS);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Rejected("import.not-text");
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Text markdown(String name, String text) throws Rejected {
        Matcher front = FRONT_MATTER.matcher(text);
        String body = front.find() ? text.substring(front.end()) : text;
        JsonNode meta = front.reset().find() ? frontMatter(front.group(1)) : null;
        Matcher heading = FIRST_HEADING.matcher(body);
        String title = meta != null && meta.hasNonNull("title")
                ? meta.path("title").asText()
                : heading.find() ? heading.group(1) : baseName(name);
        String lang =
                meta != null && meta.hasNonNull("lang") ? meta.path("lang").asText() : null;
        return new Text(null, title, body, Format.MARKDOWN, List.of(), lang);
    }

    private static JsonNode frontMatter(String yaml) throws Rejected {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new Rejected("import.front-matter");
        }
    }

    private static Text html(String name, String text) {
        String title = Jsoup.parse(text).title().strip();
        return new Text(null, title.isEmpty() ? baseName(name) : title, text, Format.HTML, List.of(), null);
    }

    private static List<Text> csv(String text) throws Rejected {
        char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            String question = column(parser, "question");
            String answer = column(parser, "answer");
            String id = column(parser, "id");
            if (question == null || answer == null) {
                throw new Rejected("import.csv-columns");
            }
            List<Text> rows = new ArrayList<>();
            for (CSVRecord row : parser) {
                Text read = row(row, question, answer, id);
                if (read != null) {
                    rows.add(read);
                }
            }
            if (rows.isEmpty()) {
                throw new Rejected("import.empty");
            }
            return rows;
        } catch (IOException | java.io.UncheckedIOException | IllegalArgumentException e) {
            throw new Rejected("import.csv-broken");
        }
    }

    private static @Nullable Text row(CSVRecord row, String question, String answer, @Nullable String id) {
        List<String> questions = row.isSet(question)
                ? row.get(question)
                        .lines()
                        .map(String::strip)
                        .filter(q -> !q.isEmpty())
                        .toList()
                : List.of();
        String body = row.isSet(answer) ? row.get(answer) : "";
        if (questions.isEmpty() || body.isBlank()) {
            return null;
        }
        String own = id == null || !row.isSet(id) || row.get(id).isBlank()
                ? Long.toString(row.getRecordNumber())
                : row.get(id);
        return new Text(own, questions.get(0), body, Format.MARKDOWN, questions, null);
    }

    private static @Nullable String column(CSVParser parser, String role) {
        Set<String> names = COLUMNS.getOrDefault(role, Set.of());
        return parser.getHeaderNames().stream()
                .filter(name -> names.contains(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String baseName(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot <= 0 ? file : file.substring(0, dot);
    }
}
