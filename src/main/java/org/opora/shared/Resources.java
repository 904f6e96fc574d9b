package org.opora.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Tables and expressions that ship with the application: words for people stand there, never in code. */
public final class Resources {
    private static final int ANY_CASE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private Resources() {}

    public static JsonNode yaml(String resource) {
        try (InputStream file = Resources.class.getResourceAsStream(resource)) {
            return new YAMLMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String resource) {
        try (InputStream file = Resources.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(String resource) {
        return text(resource).lines().toList();
    }

    /** Expressions of a list, in any alphabet and case. */
    public static List<Pattern> patterns(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(regex -> pattern(regex.asText()))
                .toList();
    }

    public static Pattern pattern(String regex) {
        return Pattern.compile(regex, ANY_CASE);
    }
}
