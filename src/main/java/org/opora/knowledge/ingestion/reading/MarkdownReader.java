package org.opora.knowledge.ingestion.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.Article.Format;

/** Markdown as it is; its front matter may name title and language. */
public final class MarkdownReader implements Reader {
    private static final Pattern FRONT_MATTER = Pattern.compile("\\A---\\R(.*?)\\R---(?:\\R|\\z)", Pattern.DOTALL);

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        String text = file.text();
        Matcher front = FRONT_MATTER.matcher(text);
        boolean has = front.find();
        String body = has ? text.substring(front.end()) : text;
        JsonNode meta = has ? frontMatter(front.group(1)) : null;
        if (body.isBlank()) {
            throw new Rejected(Rejected.EMPTY);
        }
        String title = named(meta, "title");
        return List.of(new Parsed(
                null,
                title == null ? Titles.of(body, file) : title,
                body,
                Format.MARKDOWN,
                List.of(),
                named(meta, "lang"),
                false));
    }

    private static @Nullable String named(@Nullable JsonNode meta, String field) {
        String value = meta == null ? "" : meta.path(field).asText("").strip();
        return value.isEmpty() ? null : value;
    }

    private static JsonNode frontMatter(String yaml) throws Rejected {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new Rejected("import.front-matter");
        }
    }
}
