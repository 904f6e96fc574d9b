package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.MarkdownWriter;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.knowledge.ingestion.reading.Titles;

/** Presentations (pptx): slides as places, their titles as headings, what the speaker says and others remarked as quotations. */
public final class SlidesReader implements Reader {
    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        try (Ooxml parts = Ooxml.open(file)) {
            String main = parts.main("ppt/presentation.xml");
            Element presentation = parts.need(main);
            Map<String, Ooxml.Target> targets = parts.targets(main);
            Element body = new Element("body");
            Authors authors = new Authors(parts.related(targets, "commentAuthors"), parts.related(targets, "authors"));
            int n = 0;
            for (Element id : Ooxml.named(presentation, "sldId")) {
                Ooxml.Target slide = targets.get(relation(id));
                if (slide != null) {
                    slide(parts, slide.name(), ++n, authors, body);
                }
            }
            if (!body.hasText() && body.selectFirst("img") == null) {
                throw new Rejected(n == 0 ? Rejected.DAMAGED : "import.only-pictures");
            }
            String markdown = MarkdownWriter.of(body);
            return List.of(Parsed.markdown(null, Titles.of(markdown, file), markdown));
        }
    }

    /** The one with a prefix: a slide also has an id of its own. */
    private static String relation(Element id) {
        return id.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().endsWith(":id"))
                .map(attribute -> attribute.getValue())
                .findFirst()
                .orElse("");
    }

    private static void slide(Ooxml parts, String name, int n, Authors authors, Element body)
            throws IOException, Rejected {
        Element slide = parts.part(name).orElse(null);
        if (slide == null) {
            return;
        }
        Map<String, Ooxml.Target> targets = parts.targets(name);
        body.appendElement("slide").attr("n", Integer.toString(n));
        SlideShapes shapes = new SlideShapes(parts, targets);
        for (Element tree : Ooxml.named(slide, "spTree")) {
            shapes.write(tree, body);
        }
        Element notes = parts.related(targets, "notesSlide").orElse(null);
        if (notes != null) {
            SlideShapes.notes(notes).forEach(text -> Remarks.write(body, "", "", text));
        }
        for (Ooxml.Target target : targets.values()) {
            if (target.type().endsWith("/comments")) {
                parts.part(target.name()).ifPresent(comments -> authors.write(comments, body));
            }
        }
    }
}
