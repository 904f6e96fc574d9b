package org.opora.knowledge.ingestion.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.reading.Bundle;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.HtmlReader;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;

/** Course exports of Open edX (OLX): an article for each unit, without solutions and without what only staff may see. */
public final class OlxReader implements Reader {
    private static final String NOT_FOR_STUDENTS =
            "solution, demandhint, choicehint, compoundhint, correcthint, script, answer";

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        Bundle export = Bundle.open(file.content(), name -> name.matches(".*\\.(xml|html)"));
        String start = export.find("course.xml");
        if (start == null) {
            throw new Rejected("import.not-olx");
        }
        Course course = new Course(export, start.substring(0, start.length() - "course.xml".length()));
        course.walk(course.need(start), List.of(), 0);
        if (course.units.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return course.units;
    }

    private static final class Course {
        /** Course, chapter, sequential, vertical, and one more for what wraps them. */
        private static final int DEEPEST = 6;

        private final Bundle export;
        private final String folder;
        private final List<Parsed> units = new ArrayList<>();

        Course(Bundle export, String folder) {
            this.export = export;
            this.folder = folder;
        }

        Element need(String name) throws Rejected {
            Element root = export.xml(name).map(Element::firstElementChild).orElse(null);
            if (root == null) {
                throw new Rejected(Rejected.DAMAGED);
            }
            return root;
        }

        /** A part is written where it stands, or in a file of its own. */
        private Element resolved(Element part) throws Rejected {
            String own = folder + part.tagName() + "/" + part.attr("url_name").replace(':', '/') + ".xml";
            Element elsewhere = export.xml(own).map(Element::firstElementChild).orElse(null);
            return elsewhere == null ? part : elsewhere;
        }

        void walk(Element reference, List<String> above, int depth) throws Rejected {
            Element part = resolved(reference);
            if (part.attr("visible_to_staff_only").equals("true") || depth > DEEPEST) {
                return;
            }
            if (part.tagName().equals("vertical")) {
                unit(reference, part, above);
                return;
            }
            List<String> path = new ArrayList<>(above);
            if (depth > 0 && part.hasAttr("display_name")) {
                path.add(part.attr("display_name"));
            }
            for (Element child : part.children()) {
                walk(child, path, depth + 1);
            }
        }

        private void unit(Element reference, Element unit, List<String> above) throws Rejected {
            List<String> texts = new ArrayList<>();
            for (Element child : unit.children()) {
                String text = component(child);
                if (!text.isBlank()) {
                    texts.add(text);
                }
            }
            String title = unit.attr("display_name").isBlank() ? String.join(" ", above) : unit.attr("display_name");
            if (!texts.isEmpty() && !title.isBlank()) {
                String head = above.isEmpty() ? "" : "# " + String.join(" \u203a ", above) + "\n\n";
                String name = reference.attr("url_name");
                String row = name.isBlank() ? "unit-" + (units.size() + 1) : name;
                units.add(Parsed.markdown(row, title, head + String.join("\n\n", texts)));
            }
        }

        private String component(Element reference) throws Rejected {
            Element part = resolved(reference);
            if (part.attr("visible_to_staff_only").equals("true")) {
                return "";
            }
            part.select(NOT_FOR_STUDENTS).remove();
            String text =
                    switch (part.tagName()) {
                        case "html" -> html(part, reference);
                        case "problem" -> HtmlReader.markdown(part.html());
                        default -> "";
                    };
            boolean named = part.hasAttr("display_name") && !text.isBlank();
            return named ? "## " + part.attr("display_name") + "\n\n" + text : text;
        }

        private String html(Element part, Element reference) throws Rejected {
            String name = part.attr("filename").isBlank() ? reference.attr("url_name") : part.attr("filename");
            return HtmlReader.markdown(
                    export.text(folder + "html/" + name + ".html").orElse(part.html()));
        }
    }
}
