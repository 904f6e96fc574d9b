package org.opora.knowledge.splitting;

import com.vladsch.flexmark.html2md.converter.FlexmarkHtmlConverter;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Cuts a body into passages along its headings. Code blocks and tables stay whole; a passage aims at 500 characters and
 * passes 700 only when it is one block; a paragraph is cut, at sentences, beyond 1,200.
 */
public final class Splitter {
    /** Beyond this many characters only what must stay whole is left uncut. */
    public static final int LONGEST = Packing.LONGEST_PARAGRAPH;

    private static final FlexmarkHtmlConverter HTML = FlexmarkHtmlConverter.builder(new MutableDataSet()
                    .set(FlexmarkHtmlConverter.SETEXT_HEADINGS, false)
                    .set(FlexmarkHtmlConverter.OUTPUT_ATTRIBUTES_ID, false)
                    .set(FlexmarkHtmlConverter.OUTPUT_UNKNOWN_TAGS, false)
                    .set(FlexmarkHtmlConverter.TYPOGRAPHIC_QUOTES, false)
                    .set(FlexmarkHtmlConverter.TYPOGRAPHIC_SMARTS, false)
                    .set(FlexmarkHtmlConverter.BR_AS_PARA_BREAKS, false)
                    .set(FlexmarkHtmlConverter.BR_AS_EXTRA_BLANK_LINES, false))
            .build();

    private Splitter() {}

    /** @param lang in which the places of a document with pages or slides are named */
    public static List<Piece> markdown(String title, String body, String lang) {
        return new MarkdownSections(title, lang).cut(body);
    }

    public static List<Piece> html(String title, String body, String lang) {
        Document page = Jsoup.parse(body);
        page.select("script, style, noscript, template, nav, iframe, object, svg, form")
                .remove();
        return markdown(title, HTML.convert(page.body().html()), lang);
    }

    /** Paragraphs parted by empty lines; no character has a meaning. */
    public static List<Piece> text(String body) {
        return new Packing("").paragraphs(body);
    }
}
