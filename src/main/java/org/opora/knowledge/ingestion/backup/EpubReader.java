package org.opora.knowledge.ingestion.backup;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.reading.Container;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.HtmlReader;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.knowledge.ingestion.reading.Titles;

/** Books (epub): an article for each chapter, in reading order. */
public final class EpubReader implements Reader {
    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        try (Container book = Container.open(file.content())) {
            if (book.has("META-INF/encryption.xml") && book.has("META-INF/rights.xml")) {
                throw new Rejected(Rejected.PASSWORD);
            }
            Element container = book.xml("META-INF/container.xml").orElseThrow(() -> new Rejected(Rejected.DAMAGED));
            Element root = container.selectFirst("rootfile");
            String main = root == null ? "" : root.attr("full-path");
            Element packing = book.xml(main).orElseThrow(() -> new Rejected(Rejected.DAMAGED));
            return chapters(book, packing, main.substring(0, main.lastIndexOf('/') + 1), file);
        }
    }

    private static List<Parsed> chapters(Container book, Element packing, String folder, Document file)
            throws IOException, Rejected {
        Map<String, String> files = new HashMap<>();
        packing.select("manifest > item, opf|manifest > opf|item").stream()
                .filter(item -> !item.attr("properties").contains("nav"))
                .forEach(item -> files.put(item.attr("id"), item.attr("href")));
        List<Parsed> chapters = new ArrayList<>();
        for (Element place : packing.select("spine > itemref, opf|spine > opf|itemref")) {
            String name = files.getOrDefault(place.attr("idref"), "");
            byte[] page = book.read(folder + URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
            String body = HtmlReader.markdown(new String(page, StandardCharsets.UTF_8));
            if (!body.isBlank()) {
                String row = Integer.toString(chapters.size() + 1);
                chapters.add(Parsed.markdown(row, Titles.of(body, file), body));
            }
        }
        if (chapters.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return chapters;
    }
}
