package org.opora.knowledge.ingestion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.shared.Texts;

/** A text longer than an article may be, as several: a book of a thousand pages is one file. */
final class Parts {
    private static final Pattern PARAGRAPH = Pattern.compile("\\n{2,}");

    private Parts() {}

    static List<Parsed> of(Parsed text) {
        if (text.body().length() <= Texts.BODY) {
            return List.of(text);
        }
        List<Parsed> parts = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String paragraph : PARAGRAPH.split(text.body(), -1)) {
            if (open.length() + paragraph.length() + 2 > Texts.BODY && !open.isEmpty()) {
                parts.add(part(text, open.toString(), parts.size() + 1));
                open.setLength(0);
            }
            open.append(open.isEmpty() ? "" : "\n\n").append(paragraph);
        }
        parts.add(part(text, open.toString(), parts.size() + 1));
        return parts;
    }

    /** The first keeps the file's id. */
    private static Parsed part(Parsed text, String body, int n) {
        String row = text.row();
        String own = n == 1 ? row : (row == null ? "part-" : row + "-part-") + n;
        return new Parsed(own, text.title(), body, text.format(), text.questions(), text.lang(), text.faq());
    }
}
