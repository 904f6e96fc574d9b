package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.reading.Rejected;

/** What stands on a slide, in the order of its tree. */
final class SlideShapes {
    private static final Set<String> TITLES = Set.of("title", "ctrTitle");
    /** Placeholders that the layout fills on every slide. */
    private static final Set<String> FURNITURE = Set.of("sldNum", "dt", "ftr", "hdr", "sldImg");

    private final Ooxml parts;
    private final Map<String, Ooxml.Target> targets;

    SlideShapes(Ooxml parts, Map<String, Ooxml.Target> targets) {
        this.parts = parts;
        this.targets = targets;
    }

    void write(Element tree, Element body) throws IOException, Rejected {
        for (Element shape : tree.children()) {
            switch (Ooxml.local(shape)) {
                case "sp", "cxnSp" -> shape(shape, body);
                case "grpSp" -> write(shape, body);
                case "pic" -> alt(shape, body);
                case "graphicFrame" -> frame(shape, body);
                case "AlternateContent" -> write(WordRuns.chosen(shape), body);
                default -> {}
            }
        }
    }

    private static String placeholder(Element shape) {
        Element place = null;
        for (Element found : Ooxml.named(shape, "ph")) {
            place = place == null ? found : place;
        }
        String type = Ooxml.value(place, "type");
        return place == null ? "" : type.isEmpty() ? "obj" : type;
    }

    private void shape(Element shape, Element body) {
        String type = placeholder(shape);
        Element text = Ooxml.child(shape, "txBody");
        if (text == null || FURNITURE.contains(type)) {
            alt(shape, body);
        } else if (TITLES.contains(type)) {
            Element heading = body.appendElement("h2");
            Ooxml.named(text, "p").forEach(paragraph -> {
                runs(paragraph, heading);
                heading.appendText(" ");
            });
        } else {
            paragraphs(text, body, type.equals("body") || type.equals("obj"));
        }
    }

    private void paragraphs(Element text, Element body, boolean bulleted) {
        Element into = body.appendElement("div");
        for (Element paragraph : Ooxml.named(text, "p")) {
            Element properties = Ooxml.child(paragraph, "pPr");
            boolean ordered = Ooxml.child(properties, "buAutoNum") != null;
            boolean bullet = ordered
                    || Ooxml.child(properties, "buChar") != null
                    || (bulleted && Ooxml.child(properties, "buNone") == null);
            int depth = Math.min(8, Ooxml.number(Ooxml.value(properties, "lvl"), 0));
            if (!paragraph.hasText()) {
                continue;
            }
            runs(paragraph, bullet ? Lists.item(into, depth, ordered, 1) : into.appendElement("p"));
        }
    }

    private void runs(Element paragraph, Element into) {
        for (Element child : paragraph.children()) {
            switch (Ooxml.local(child)) {
                case "r", "fld" -> run(child, into);
                case "br" -> into.appendElement("br");
                case "m", "AlternateContent", "oMathPara", "oMath" -> math(child, into);
                default -> {}
            }
        }
    }

    private static void math(Element element, Element into) {
        Element source = Ooxml.is(element, "AlternateContent") ? WordRuns.chosen(element) : element;
        String latex = Equation.latex(source);
        if (!latex.isEmpty()) {
            into.appendElement("tex").text(" $" + latex + "$ ");
        }
    }

    private void run(Element run, Element into) {
        Element properties = Ooxml.child(run, "rPr");
        Element text = Ooxml.child(run, "t");
        if (text == null) {
            return;
        }
        Ooxml.Target link = targets.get(Ooxml.value(Ooxml.child(properties, "hlinkClick"), "id"));
        boolean struck = Ooxml.value(properties, "strike").endsWith("Strike")
                && !Ooxml.value(properties, "strike").equals("noStrike");
        Element target = struck ? into.appendElement("del") : into;
        (link == null ? target : target.appendElement("a").attr("href", link.name())).appendText(text.wholeText());
    }

    private static void alt(Element shape, Element body) {
        for (Element properties : Ooxml.named(shape, "cNvPr")) {
            String shown = Ooxml.value(properties, "descr");
            if (!shown.isBlank()) {
                body.appendElement("p").appendElement("img").attr("alt", shown);
            }
        }
    }

    private void frame(Element frame, Element body) throws IOException, Rejected {
        alt(frame, body);
        for (Element table : Ooxml.named(frame, "tbl")) {
            table(table, body.appendElement("table"));
        }
        for (Element chart : Ooxml.named(frame, "chart")) {
            part(Ooxml.value(chart, "id")).ifPresent(data -> Charts.write(data, body));
        }
        for (Element diagram : Ooxml.named(frame, "relIds")) {
            part(Ooxml.value(diagram, "dm")).ifPresent(data -> Diagrams.write(data, body));
        }
    }

    private Optional<Element> part(@Nullable String id) throws IOException, Rejected {
        Ooxml.Target target = targets.get(id);
        return target == null ? Optional.empty() : parts.part(target.name());
    }

    private void table(Element source, Element table) {
        for (Element row : Ooxml.named(source, "tr")) {
            Element written = table.appendElement("tr");
            for (Element cell : Ooxml.named(row, "tc")) {
                if (Ooxml.value(cell, "hMerge").isEmpty()
                        && Ooxml.value(cell, "vMerge").isEmpty()) {
                    Element into = written.appendElement("td")
                            .attr("colspan", Ooxml.value(cell, "gridSpan"))
                            .attr("rowspan", Ooxml.value(cell, "rowSpan"));
                    Ooxml.named(cell, "p").forEach(paragraph -> runs(paragraph, into.appendElement("p")));
                }
            }
        }
    }

    /** What the speaker says, paragraph by paragraph. */
    static List<String> notes(Element notes) {
        List<String> texts = new ArrayList<>();
        for (Element shape : Ooxml.named(notes, "sp")) {
            if (placeholder(shape).equals("body")) {
                Ooxml.named(shape, "p").forEach(paragraph -> texts.add(paragraph.text()));
            }
        }
        return texts;
    }
}
