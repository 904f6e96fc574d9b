package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.office.Numbering.Label;
import org.opora.knowledge.ingestion.reading.Rejected;

/** Paragraphs, lists and tables of a Word document, as elements of HTML. */
final class WordBody {
    private final Ooxml parts;
    private final Map<String, Ooxml.Target> targets;
    private final Styles styles;
    private final Numbering numbering;
    private final WordRuns runs;

    WordBody(Ooxml parts, Map<String, Ooxml.Target> targets, Styles styles, Numbering numbering) {
        this.parts = parts;
        this.targets = targets;
        this.styles = styles;
        this.numbering = numbering;
        this.runs = new WordRuns(targets);
    }

    void blocks(Element source, Element into) throws IOException, Rejected {
        for (Element child : source.children()) {
            switch (Ooxml.local(child)) {
                case "p" -> paragraph(child, into);
                case "tbl" -> table(child, into);
                case "sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "txbxContent" ->
                    blocks(child, into);
                case "AlternateContent" -> blocks(WordRuns.chosen(child), into);
                default -> {}
            }
        }
    }

    private void paragraph(Element source, Element into) throws IOException, Rejected {
        Element properties = Ooxml.child(source, "pPr");
        int level = styles.headingLevel(properties);
        Label label = numbering.next(styles.numbering(properties), styles.id(properties));
        Element paragraph = begun(into, level, label, styles.isCode(properties));
        runs.write(source, paragraph);
        if (level > 0 && label != null && !label.label().isEmpty() && paragraph.hasText()) {
            paragraph.prependText(label.label() + " ");
        }
        if (!paragraph.hasText() && paragraph.selectFirst("img, tex, input") == null) {
            paragraph.remove();
        }
        beside(source, into);
    }

    private static Element begun(
            Element into, int level, @org.jspecify.annotations.Nullable Label label, boolean code) {
        if (level > 0) {
            return into.appendElement("h" + level);
        }
        if (label != null) {
            Element item = Lists.item(into, label.level(), label.ordered(), label.n());
            boolean plain = label.label().isEmpty() || label.label().matches("\\d+[.)]?");
            return plain ? item : item.attr("label", label.label());
        }
        Element last = into.lastElementChild();
        if (code && last != null && last.normalName().equals("pre")) {
            last.appendText("\n");
            return last.appendElement("span");
        }
        return into.appendElement(code ? "pre" : "p");
    }

    /** What stands in frames of its own: text boxes, charts, diagrams. */
    private void beside(Element paragraph, Element into) throws IOException, Rejected {
        for (Element box : WordRuns.boxes(paragraph)) {
            blocks(box, into);
        }
        for (Element chart : Ooxml.named(paragraph, "chart")) {
            var part = part(Ooxml.value(chart, "id"));
            if (part.isPresent()) {
                Charts.write(part.get(), into);
            }
        }
        for (Element diagram : Ooxml.named(paragraph, "relIds")) {
            var part = part(Ooxml.value(diagram, "dm"));
            part.ifPresent(data -> Diagrams.write(data, into));
        }
    }

    private java.util.Optional<Element> part(String id) throws IOException, Rejected {
        Ooxml.Target target = targets.get(id);
        return target == null ? java.util.Optional.empty() : parts.part(target.name());
    }

    private void table(Element source, Element into) throws IOException, Rejected {
        Element table = into.appendElement("table");
        Map<Integer, Element> merged = new HashMap<>();
        for (Element row : Ooxml.named(source, "tr")) {
            if (nearest(row, "tbl").equals(source)) {
                row(row, table.appendElement("tr"), merged);
            }
        }
    }

    private static Element nearest(Element below, String name) {
        Element parent = below.parent();
        while (parent != null && !Ooxml.is(parent, name)) {
            parent = parent.parent();
        }
        return parent == null ? below : parent;
    }

    /** A cell merged with the one above says the same again. */
    private void row(Element source, Element row, Map<Integer, Element> merged) throws IOException, Rejected {
        int column = 0;
        for (Element cell : Ooxml.named(source, "tc")) {
            if (!nearest(cell, "tr").equals(source)) {
                continue;
            }
            Element properties = Ooxml.child(cell, "tcPr");
            Element merge = Ooxml.child(properties, "vMerge");
            Element above = merged.get(column);
            Element written = row.appendElement("td");
            if (merge != null && !Ooxml.value(merge, "val").equals("restart") && above != null) {
                written.html(above.html());
            } else {
                blocks(cell, written);
            }
            int span = Math.max(1, Ooxml.number(Ooxml.property(properties, "gridSpan"), 1));
            written.attr("colspan", Integer.toString(span));
            merged.remove(column);
            if (merge != null) {
                merged.put(column, written);
            }
            column += span;
        }
    }

    /** Footnotes that the text refers to, and what reviewers wrote beside it. */
    void notes(Element into) throws IOException, Rejected {
        for (String kind : runs.notes().keySet()) {
            Element all = parts.related(targets, kind + "s").orElse(null);
            if (all == null) {
                continue;
            }
            for (Element note : Ooxml.named(all, kind)) {
                if (runs.notes().get(kind).contains(Ooxml.value(note, "id"))) {
                    blocks(note, into.appendElement("div"));
                }
            }
        }
        Element comments = parts.related(targets, "comments").orElse(null);
        if (comments != null) {
            for (Element comment : Ooxml.named(comments, "comment")) {
                Element written = new Element("div");
                blocks(comment, written);
                Remarks.write(into, Ooxml.value(comment, "author"), Ooxml.value(comment, "date"), written.text());
            }
        }
    }
}
