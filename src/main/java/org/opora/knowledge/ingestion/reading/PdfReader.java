package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.jsoup.nodes.Element;
import org.opora.knowledge.ingestion.reading.PdfPages.Line;

/** PDF: pages as places of what follows, larger type as headings, bullets as lists. What is only a picture is not read. */
public final class PdfReader implements Reader {
    /** Type of this many times the usual size is a heading. */
    private static final double LARGER = 1.15;

    private static final int LONGEST_HEADING = 200;
    private static final int DEEPEST = 3;
    private static final Pattern BULLET =
            Pattern.compile("^[\u2022\u25cf\u25aa\u25e6\u2023\u00b7\u2043\uf0b7\u25cb]\\s*");

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        try (PDDocument pdf = Loader.loadPDF(file.content().toFile())) {
            PdfPages pages = new PdfPages();
            pages.read(pdf);
            Element body = new Element("body");
            write(pages.lines(), body);
            form(pdf, body);
            String markdown = MarkdownWriter.of(body);
            if (!hasWords(body)) {
                throw new Rejected(pdf.getNumberOfPages() == 0 ? Rejected.EMPTY : "import.only-pictures");
            }
            return List.of(Parsed.markdown(null, title(pdf, markdown, file), markdown));
        } catch (InvalidPasswordException e) {
            throw new Rejected(Rejected.PASSWORD);
        }
    }

    private static boolean hasWords(Element body) {
        return body.text().chars().anyMatch(Character::isLetterOrDigit);
    }

    /** Of what programs write there, only what does not name a file. */
    private static String title(PDDocument pdf, String markdown, Document file) {
        String own = pdf.getDocumentInformation() == null
                ? null
                : pdf.getDocumentInformation().getTitle();
        boolean useful = own != null
                && own.strip().length() > 3
                && !own.matches("(?is).*(\\.\\w{2,4}$|^microsoft |untitled|\\(anonymous).*");
        return useful && own != null ? own.replaceAll("[\\s\\p{Cntrl}]+", " ").strip() : Titles.of(markdown, file);
    }

    private static void write(List<Line> lines, Element body) {
        Map<Integer, Integer> levels = levels(lines);
        int page = 0;
        Element open = null;
        Line before = null;
        for (Line line : lines) {
            if (line.page() != page) {
                page = line.page();
                body.appendElement("page").attr("n", Integer.toString(page));
            }
            int level = level(line, levels);
            boolean bullet = BULLET.matcher(line.text()).find();
            boolean goesOn = before != null
                    && open != null
                    && !line.begins()
                    && !bullet
                    && level == level(before, levels)
                    && line.page() == before.page();
            if (goesOn && open != null && before != null) {
                join(open, before, line, level > 0);
            } else {
                open = begun(body, level, bullet);
                open.appendText(BULLET.matcher(line.text()).replaceFirst(""));
            }
            before = line;
        }
    }

    private static Element begun(Element body, int level, boolean bullet) {
        if (level > 0) {
            return body.appendElement("h" + level);
        }
        if (!bullet) {
            return body.appendElement("p");
        }
        Element last = body.lastElementChild();
        Element list = last != null && last.normalName().equals("ul") ? last : body.appendElement("ul");
        return list.appendElement("li");
    }

    /** A word cut at the end of a line becomes whole; a line that ended early was meant to. */
    private static void join(Element open, Line before, Line line, boolean heading) {
        String text = open.wholeText();
        boolean cut = text.endsWith("-")
                && text.length() > 1
                && Character.isLetter(text.charAt(text.length() - 2))
                && Character.isLowerCase(line.text().codePointAt(0));
        if (cut) {
            open.text(text.substring(0, text.length() - 1) + line.text());
        } else if (!heading && before.isShort()) {
            open.appendElement("br");
            open.appendText(line.text());
        } else {
            open.appendText(" " + line.text());
        }
    }

    /** Heading levels by size of type, in tenths of a point; most of the text is none. */
    private static Map<Integer, Integer> levels(List<Line> lines) {
        Map<Integer, Integer> letters = lines.stream()
                .collect(Collectors.groupingBy(Line::size, TreeMap::new, Collectors.summingInt(line -> line.text()
                        .length())));
        int usual = letters.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        Map<Integer, Integer> levels = new TreeMap<>();
        new TreeMap<>(letters)
                .descendingMap().keySet().stream()
                        .filter(size -> size > usual * LARGER)
                        .forEach(size -> levels.put(size, Math.min(DEEPEST, levels.size() + 1)));
        return levels;
    }

    private static int level(Line line, Map<Integer, Integer> levels) {
        boolean words = line.text().codePoints().filter(Character::isLetter).count() > 2;
        return words && line.text().length() <= LONGEST_HEADING ? levels.getOrDefault(line.size(), 0) : 0;
    }

    private static void form(PDDocument pdf, Element body) throws IOException {
        PDAcroForm form = pdf.getDocumentCatalog().getAcroForm(null);
        if (form != null) {
            for (PDField field : form.getFieldTree()) {
                String value = field.getValueAsString();
                if (value != null && !value.isBlank() && !value.equals("Off")) {
                    body.appendElement("p").text(field.getPartialName() + ": " + value);
                }
            }
        }
        for (var page : pdf.getPages()) {
            for (PDAnnotation note : page.getAnnotations()) {
                if (note.getContents() != null && !note.getContents().isBlank()) {
                    body.appendElement("blockquote").text(note.getContents());
                }
            }
        }
    }
}
