package org.opora.knowledge.ingestion.office;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Puts list items, which office documents only number and indent, into lists within lists. */
final class Lists {
    private Lists() {}

    /** @param n its number, where the list begins with it @return the item to fill, as deep as the list above it allows */
    static Element item(Element parent, int depth, boolean ordered, int n) {
        Element into = parent;
        for (int i = 0; i < depth && isList(into.lastElementChild()); i++) {
            Element above = into.lastElementChild();
            Element last = above == null ? null : above.lastElementChild();
            into = last == null ? into : last;
        }
        Element list = list(into, ordered);
        if (ordered && list.childrenSize() == 0) {
            list.attr("start", Integer.toString(n));
        }
        return list.appendElement("li");
    }

    private static boolean isList(@Nullable Element element) {
        return element != null
                && (element.normalName().equals("ul") || element.normalName().equals("ol"));
    }

    private static Element list(Element into, boolean ordered) {
        Element last = into.lastElementChild();
        String wanted = ordered ? "ol" : "ul";
        return last != null && last.normalName().equals(wanted) ? last : into.appendElement(wanted);
    }
}
