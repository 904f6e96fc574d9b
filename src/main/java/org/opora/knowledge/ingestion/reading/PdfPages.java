package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF with what the eye sees of them: their page, the size of their type, where they end. */
final class PdfPages extends PDFTextStripper {
    /**
     * @param size of its type, in tenths of a point
     * @param begins whether a paragraph begins with it
     * @param isShort whether it ends well before the others of its page do
     */
    record Line(int page, String text, int size, boolean begins, boolean isShort) {}

    private static final double SHORT = 0.75;
    /** Seen on more pages than this, a line is a running head: it is kept once. */
    private static final int RUNNING = 3;

    private record Drawn(int page, String text, int size, boolean begins, float end) {}

    private final List<Drawn> drawn = new ArrayList<>();
    private final Map<Integer, Float> widest = new HashMap<>();
    private final StringBuilder open = new StringBuilder();
    private int size;
    private float end;
    private boolean begins = true;

    void read(PDDocument pdf) throws IOException {
        writeText(pdf, Writer.nullWriter());
    }

    @Override
    protected void writeString(String text, List<TextPosition> places) {
        for (TextPosition place : places) {
            size = Math.max(size, Math.round(place.getFontSizeInPt() * 10));
            end = Math.max(end, place.getXDirAdj() + place.getWidthDirAdj());
        }
        open.append(text);
    }

    @Override
    protected void writeWordSeparator() {
        open.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        close();
    }

    @Override
    protected void writeParagraphStart() {
        close();
        begins = true;
    }

    @Override
    protected void endPage(PDPage page) {
        close();
        begins = true;
    }

    private void close() {
        String text = open.toString().replaceAll("[\\s\\p{Cntrl}\\ufffd]+", " ").strip();
        if (!text.isEmpty()) {
            drawn.add(new Drawn(getCurrentPageNo(), text, size, begins, end));
            Float before = widest.merge(getCurrentPageNo(), end, Math::max);
            assert before != null;
            begins = false;
        }
        open.setLength(0);
        size = 0;
        end = 0;
    }

    List<Line> lines() {
        Set<Drawn> edges = edges();
        Map<String, Integer> seen = new HashMap<>();
        edges.forEach(line -> seen.merge(running(line), 1, Integer::sum));
        Map<String, Integer> kept = new HashMap<>();
        return drawn.stream()
                .filter(line -> !edges.contains(line)
                        || seen.getOrDefault(running(line), 0) <= RUNNING
                        || kept.merge(running(line), 1, Integer::sum) == 1)
                .map(line -> new Line(line.page(), line.text(), line.size(), line.begins(), isShort(line)))
                .toList();
    }

    private boolean isShort(Drawn line) {
        return line.end() < widest.getOrDefault(line.page(), 0f) * SHORT;
    }

    /** The first and the last line of each page: only there are running heads. */
    private Set<Drawn> edges() {
        Set<Drawn> edges = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < drawn.size(); i++) {
            boolean first = i == 0 || drawn.get(i - 1).page() != drawn.get(i).page();
            boolean last = i + 1 == drawn.size()
                    || drawn.get(i + 1).page() != drawn.get(i).page();
            if (first || last) {
                edges.add(drawn.get(i));
            }
        }
        return edges;
    }

    /** Heads differ from page to page in nothing but the number. */
    private static String running(Drawn line) {
        return line.text().length() > 120
                ? line.text() + line.page()
                : line.text().replaceAll("\\d+", "0");
    }
}
