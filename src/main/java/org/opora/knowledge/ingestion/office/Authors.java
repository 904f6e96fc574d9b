package org.opora.knowledge.ingestion.office;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** Who commented on slides; programs before and after 2019 keep it differently. */
final class Authors {
    private final Map<String, String> names = new HashMap<>();

    Authors(Optional<Element> older, Optional<Element> newer) {
        older.ifPresent(all -> keep(Ooxml.named(all, "cmAuthor")));
        newer.ifPresent(all -> keep(Ooxml.named(all, "author")));
    }

    private void keep(List<Element> authors) {
        authors.forEach(author -> {
            String initials = Ooxml.value(author, "initials");
            names.put(
                    Ooxml.value(author, "id"),
                    Ooxml.value(author, "name") + (initials.isBlank() ? "" : " (" + initials + ")"));
        });
    }

    void write(Element comments, Element into) {
        for (Element comment : comments.select("*")) {
            if (Ooxml.is(comment, "cm") || Ooxml.is(comment, "reply")) {
                Element older = Ooxml.child(comment, "text");
                String text = older != null ? older.wholeText() : words(Ooxml.child(comment, "txBody"));
                String time = Ooxml.value(comment, "dt") + Ooxml.value(comment, "created");
                Remarks.write(into, names.getOrDefault(Ooxml.value(comment, "authorId"), ""), time, text);
            }
        }
    }

    private static String words(@org.jspecify.annotations.Nullable Element body) {
        return body == null
                ? ""
                : Ooxml.named(body, "t").stream().map(Element::wholeText).collect(Collectors.joining());
    }
}
