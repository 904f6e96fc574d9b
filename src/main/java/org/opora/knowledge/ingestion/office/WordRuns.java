package org.opora.knowledge.ingestion.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The running text of a Word paragraph. Of its formatting only what changes the meaning is kept: what is struck out. */
final class WordRuns {
    private final Map<String, Ooxml.Target> targets;
    private final Map<String, Set<String>> notes =
            new TreeMap<>(Map.of("footnote", new HashSet<>(), "endnote", new HashSet<>()));

    WordRuns(Map<String, Ooxml.Target> targets) {
        this.targets = targets;
    }

    /** Ids of the notes met so far, by kind. */
    Map<String, Set<String>> notes() {
        return notes;
    }

    void write(Element source, Element into) {
        for (Element child : source.children()) {
            switch (Ooxml.local(child)) {
                case "r" -> run(child, formatted(Ooxml.child(child, "rPr"), into));
                case "hyperlink" -> write(child, link(child, into));
                case "sdt" -> control(child, into);
                case "ins", "moveTo", "smartTag", "customXml", "fldSimple", "bdo", "dir", "sdtContent" ->
                    write(child, into);
                case "AlternateContent" -> write(chosen(child), into);
                case "oMath" -> tex(child, into, "$");
                case "oMathPara" -> tex(child, into, "$$");
                default -> {}
            }
        }
    }

    private static Element formatted(@Nullable Element properties, Element into) {
        if (Ooxml.isOn(properties, "strike")) {
            return into.appendElement("del");
        }
        return Ooxml.property(properties, "vertAlign").equals("superscript") ? into.appendElement("sup") : into;
    }

    private static void tex(Element math, Element into, String mark) {
        String latex = Equation.latex(math);
        if (!latex.isEmpty()) {
            into.appendElement("tex").text(" " + mark + latex + mark + " ");
        }
    }

    private Element link(Element source, Element into) {
        Ooxml.Target target = targets.get(Ooxml.value(source, "id"));
        return target == null ? into : into.appendElement("a").attr("href", target.name());
    }

    private void control(Element source, Element into) {
        Element box = Ooxml.child(Ooxml.child(source, "sdtPr"), "checkbox");
        if (box == null) {
            write(source, into);
            return;
        }
        Element shown = into.appendElement("input").attr("type", "checkbox");
        if (Ooxml.isOn(box, "checked")) {
            shown.attr("checked", "");
        }
    }

    private void run(Element run, Element into) {
        for (Element child : run.children()) {
            switch (Ooxml.local(child)) {
                case "t" -> into.appendText(child.wholeText());
                case "tab", "ptab" -> into.appendText(" ");
                case "br", "cr" -> breakLine(child, into);
                case "noBreakHyphen" -> into.appendText("-");
                case "footnoteReference" -> note("footnote", child);
                case "endnoteReference" -> note("endnote", child);
                case "drawing", "pict", "object" -> picture(child, into);
                case "AlternateContent" -> run(chosen(child), into);
                default -> {}
            }
        }
    }

    private static void breakLine(Element source, Element into) {
        if (Ooxml.value(source, "type").equals("page")) {
            into.appendText(" ");
        } else if (into.closest("pre") != null) {
            into.appendText("\n");
        } else {
            into.appendElement("br");
        }
    }

    private void note(String kind, Element reference) {
        Set<String> known = notes.computeIfAbsent(kind, first -> new HashSet<>());
        boolean first = known.add(Ooxml.value(reference, "id"));
        assert first || !known.isEmpty();
    }

    private static void picture(Element drawing, Element into) {
        for (Element properties : Ooxml.named(drawing, "docPr")) {
            String shown = Ooxml.value(properties, "descr");
            if (!shown.isBlank()) {
                into.appendElement("img").attr("alt", shown);
            }
        }
        for (Element shape : Ooxml.named(drawing, "shape")) {
            if (shape.hasAttr("alt")) {
                into.appendElement("img").attr("alt", shape.attr("alt"));
            }
        }
    }

    /** Of several forms of the same thing the first that says something. */
    static Element chosen(Element alternatives) {
        @Nullable Element first = null;
        for (Element form : alternatives.children()) {
            first = first == null ? form : first;
            if (form.hasText()) {
                return form;
            }
        }
        return first == null ? alternatives : first;
    }

    /** Text boxes of a paragraph, without those inside of others and without the second form of each. */
    static List<Element> boxes(Element paragraph) {
        List<Element> boxes = new ArrayList<>();
        collect(paragraph, boxes);
        return boxes;
    }

    private static void collect(Element parent, List<Element> boxes) {
        for (Element child : parent.children()) {
            if (Ooxml.is(child, "txbxContent")) {
                boxes.add(child);
            } else if (Ooxml.is(child, "AlternateContent")) {
                collect(chosen(child), boxes);
            } else if (!Ooxml.is(child, "tbl")) {
                collect(child, boxes);
            }
        }
    }
}
