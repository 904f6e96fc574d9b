package org.opora.knowledge.ingestion.office;

import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** The words of a drawn diagram (SmartArt), one item for each of its shapes. */
final class Diagrams {
    private Diagrams() {}

    static void write(Element data, Element into) {
        Element list = into.appendElement("ul");
        for (Element point : Ooxml.named(data, "pt")) {
            String text =
                    Ooxml.named(point, "t").stream().map(Element::wholeText).collect(Collectors.joining());
            if (!text.isBlank()) {
                list.appendElement("li").text(text);
            }
        }
    }
}
