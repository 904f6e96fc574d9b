package org.opora.knowledge.splitting;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Packs the blocks of one section into texts of about the target size, without cutting what must stay whole. */
final class Packing {
    static final int TARGET = 500;
    /** A text grows by whole blocks up to this. */
    static final int MAX = 700;
    /** A paragraph is cut at sentences only beyond this: cutting shorter ones was measured to cost hits. */
    static final int LONGEST_PARAGRAPH = 1_200;

    private static final Pattern EMPTY_LINE = Pattern.compile("\\R\\s*\\R");
    /** A text and where in the document it begins, empty where that is not known. */
    record Packed(String text, String place) {}

    private final List<Packed> texts = new ArrayList<>();
    private String place;
    private String begun;
    private final StringBuilder open = new StringBuilder();

    /** @param place where what comes stands */
    Packing(String place) {
        this.place = place;
        this.begun = place;
    }

    /** What comes from now on stands elsewhere. */
    void at(String next) {
        place = next;
    }

    void paragraph(String text) {
        if (text.length() <= LONGEST_PARAGRAPH) {
            append(text, "\n\n");
            return;
        }
        for (Sentences.Span sentence : Sentences.of(text)) {
            append(sentence.of(text), " ");
        }
    }

    /** A list item stays beside the others of its list while there is room. */
    void item(String text) {
        append(text, "\n");
    }

    /** Code and tables are never cut. */
    void whole(String text) {
        append(text, "\n\n");
    }

    private void append(String text, String joint) {
        if (text.isBlank()) {
            return;
        }
        boolean full = open.length() >= TARGET || open.length() + text.length() > MAX;
        if (!open.isEmpty() && full) {
            flush();
        }
        if (open.isEmpty()) {
            begun = place;
        } else {
            open.append(joint);
        }
        open.append(text);
    }

    private void flush() {
        texts.add(new Packed(open.toString(), begun));
        open.setLength(0);
    }

    List<Packed> texts() {
        if (!open.isEmpty()) {
            flush();
        }
        return texts;
    }

    List<Piece> paragraphs(String body) {
        for (String paragraph : EMPTY_LINE.split(body, -1)) {
            paragraph(Whitespace.even(paragraph));
        }
        return texts().stream().map(packed -> new Piece("", packed.text())).toList();
    }
}
