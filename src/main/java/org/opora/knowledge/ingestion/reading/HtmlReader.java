package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Web pages, without what is only there to be clicked or run. */
public final class HtmlReader implements Reader {
    private static final Pattern DECLARED =
            Pattern.compile("(?i)<meta[^>]{1,200}charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final int HEAD = 4_096;
    /** A part of a site's page is its own text when it is at least one of so many parts of all that it shows. */
    private static final int SHARE = 4;

    private static final String NOT_READ =
            "script, style, noscript, template, nav, iframe, object, embed, svg, button, select, textarea, [hidden], [aria-hidden=true]";

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        byte[] bytes = file.bytes();
        Element page = Jsoup.parse(Encodings.decoded(bytes, declared(bytes)));
        String body = body(page);
        if (body.isBlank()) {
            throw new Rejected(Rejected.EMPTY);
        }
        Element title = page.selectFirst("head > title");
        String own = title == null ? "" : title.text().strip();
        return List.of(Parsed.markdown(null, own.isEmpty() ? Titles.of(body, file) : own, body));
    }

    /** Of a part of a page. */
    public static String markdown(String html) {
        return body(Jsoup.parse(html));
    }

    static String body(Element page) {
        page.select(NOT_READ).remove();
        Element own =
                page.selectFirst("base[data-site]") == null ? null : page.selectFirst("main, [role=main], article");
        Element body =
                own == null || own.text().length() * SHARE < page.text().length() ? page.selectFirst("body") : own;
        return MarkdownWriter.of(body == null ? page : body);
    }

    private static @Nullable Charset declared(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher found = DECLARED.matcher(head);
        try {
            return found.find() ? Charset.forName(found.group(1)) : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
