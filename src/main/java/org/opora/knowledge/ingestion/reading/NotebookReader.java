package org.opora.knowledge.ingestion.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Jupyter notebooks of format 3 and 4: what was written, not what came out. */
public final class NotebookReader implements Reader {
    private static final Pattern PASTED_PICTURE = Pattern.compile("!\\[([^\\]]*)]\\((?:attachment|data):[^)]*\\)");
    private final JsonMapper json = new JsonMapper();

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        JsonNode notebook = json.readTree(file.text());
        if (notebook == null || !notebook.isObject()) {
            throw new Rejected(Rejected.DAMAGED);
        }
        String language = language(notebook);
        List<String> parts = new ArrayList<>();
        cells(notebook).forEach(cell -> {
            String part = part(cell, language);
            if (!part.isBlank()) {
                parts.add(part);
            }
        });
        if (parts.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        String body = String.join("\n\n", parts);
        return List.of(Parsed.markdown(null, Titles.of(String.join("\n\n", prose(notebook)), file), body));
    }

    private static String language(JsonNode notebook) {
        JsonNode about = notebook.path("metadata");
        String named = about.path("language_info").path("name").asText("");
        return named.isEmpty() ? about.path("kernelspec").path("language").asText("python") : named;
    }

    private static List<JsonNode> cells(JsonNode notebook) {
        List<JsonNode> cells = new ArrayList<>();
        notebook.path("worksheets").forEach(sheet -> sheet.path("cells").forEach(cells::add));
        notebook.path("cells").forEach(cells::add);
        return cells;
    }

    /** Without code, whose comments look like headings. */
    private static List<String> prose(JsonNode notebook) {
        return cells(notebook).stream()
                .filter(cell -> !cell.path("cell_type").asText().equals("code"))
                .map(cell -> part(cell, ""))
                .toList();
    }

    private static String part(JsonNode cell, String language) {
        String source = joined(cell.has("input") ? cell.path("input") : cell.path("source"));
        return switch (cell.path("cell_type").asText()) {
            case "code" -> source.isBlank() ? "" : MarkdownWriter.fenced(source.stripTrailing(), language);
            case "heading" ->
                "#".repeat(Math.max(1, Math.min(6, cell.path("level").asInt(1)))) + " " + source;
            case "raw" -> source.isBlank() ? "" : MarkdownWriter.fenced(source.stripTrailing(), "");
            default -> PASTED_PICTURE.matcher(source).replaceAll("$1");
        };
    }

    private static String joined(JsonNode source) {
        if (!source.isArray()) {
            return source.asText("");
        }
        StringBuilder all = new StringBuilder();
        source.forEach(line -> all.append(line.asText("")));
        return all.toString();
    }
}
