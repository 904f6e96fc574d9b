package org.opora.knowledge.ingestion.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.reading.Bundle;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.HtmlReader;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;

/**
 * Course backups of Moodle (mbz): pages, chapters of books, entries of glossaries, texts of assignments. What the course
 * hides from students stays hidden; what students did is not looked at.
 */
public final class MoodleReader implements Reader {
    private static final String NULL = "$@NULL@$";

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        Bundle backup = Bundle.open(file.content(), MoodleReader::isWanted);
        Element contents = backup.xml("moodle_backup.xml").orElseThrow(() -> new Rejected("import.not-moodle"));
        List<Parsed> material = new ArrayList<>();
        for (Element activity : contents.select("contents > activities > activity")) {
            String folder = field(activity, "directory");
            Optional<Element> module = backup.xml(folder + "/module.xml");
            boolean hidden = module.isPresent()
                    && field(module.get().selectFirst("module"), "visible").equals("0");
            Element content = backup.xml(folder + "/" + field(activity, "modulename") + ".xml")
                    .orElse(null);
            if (content != null && !hidden) {
                read(content, field(activity, "modulename"), field(activity, "moduleid"), material);
            }
        }
        if (material.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return material;
    }

    private static boolean isWanted(String name) {
        return name.equals("moodle_backup.xml")
                || name.matches("activities/[^/]+/(module|page|book|glossary|assign)\\.xml");
    }

    private static void read(Element content, String kind, String id, List<Parsed> material) {
        Element activity = content.selectFirst("activity > " + kind);
        if (activity == null) {
            return;
        }
        String name = field(activity, "name");
        String row = kind + "-" + id;
        switch (kind) {
            case "page" -> add(material, row, name, html(activity, "content"));
            case "assign" -> add(material, row, name, html(activity, "intro") + "\n\n" + html(activity, "activity"));
            case "book" -> {
                for (Element chapter : activity.select("chapters > chapter")) {
                    if (!field(chapter, "hidden").equals("1")) {
                        add(
                                material,
                                row + "-" + chapter.id(),
                                field(chapter, "title"),
                                within(name, html(chapter, "content")));
                    }
                }
            }
            case "glossary" -> {
                for (Element entry : activity.select("entries > entry")) {
                    if (!field(entry, "approved").equals("0")) {
                        add(
                                material,
                                row + "-" + entry.id(),
                                field(entry, "concept"),
                                within(name, html(entry, "definition")));
                    }
                }
            }
            default -> {}
        }
    }

    /** The book or the glossary as the heading above. */
    private static String within(String name, String body) {
        return body.isBlank() ? "" : "# " + name + "\n\n" + body;
    }

    private static void add(List<Parsed> material, String row, String title, String body) {
        if (!body.isBlank() && !title.isBlank()) {
            material.add(Parsed.markdown(row, title, body.strip()));
        }
    }

    private static String field(@Nullable Element parent, String name) {
        Element field = parent == null ? null : parent.selectFirst("> " + name);
        String text = field == null ? "" : field.wholeText().strip();
        return text.equals(NULL) ? "" : text;
    }

    private static String html(Element parent, String name) {
        return HtmlReader.markdown(field(parent, name));
    }
}
