package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.MarkdownWriter;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.knowledge.ingestion.reading.Titles;

/** Word documents (docx), without what has been deleted in them and without the heads of pages. */
public final class WordReader implements Reader {
    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        try (Ooxml parts = Ooxml.open(file)) {
            String main = parts.main("word/document.xml");
            Element document = parts.need(main);
            var targets = parts.targets(main);
            Element source = Ooxml.child(document.firstElementChild(), "body");
            if (source == null) {
                throw new Rejected(Rejected.DAMAGED);
            }
            Element body = new Element("body");
            WordBody words = new WordBody(
                    parts,
                    targets,
                    new Styles(parts.related(targets, "styles")),
                    new Numbering(parts.related(targets, "numbering")));
            words.blocks(source, body);
            words.notes(body);
            String markdown = MarkdownWriter.of(body);
            if (markdown.isBlank()) {
                throw new Rejected(Rejected.EMPTY);
            }
            return List.of(Parsed.markdown(null, Titles.of(markdown, file), markdown));
        }
    }
}
