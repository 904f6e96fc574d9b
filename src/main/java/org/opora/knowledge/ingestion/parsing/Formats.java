package org.opora.knowledge.ingestion.parsing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.opora.knowledge.ingestion.backup.EpubReader;
import org.opora.knowledge.ingestion.backup.MoodleReader;
import org.opora.knowledge.ingestion.backup.OlxReader;
import org.opora.knowledge.ingestion.office.SheetReader;
import org.opora.knowledge.ingestion.office.SlidesReader;
import org.opora.knowledge.ingestion.office.WordReader;
import org.opora.knowledge.ingestion.reading.CsvReader;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.HtmlReader;
import org.opora.knowledge.ingestion.reading.MarkdownReader;
import org.opora.knowledge.ingestion.reading.NotebookReader;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.PdfReader;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.knowledge.ingestion.reading.RstReader;
import org.opora.knowledge.ingestion.reading.TextReader;

/** Which reader takes which file. */
final class Formats {
    private static final Map<String, Reader> READERS = Map.ofEntries(
            Map.entry("md", new MarkdownReader()),
            Map.entry("markdown", new MarkdownReader()),
            Map.entry("html", new HtmlReader()),
            Map.entry("htm", new HtmlReader()),
            Map.entry("xhtml", new HtmlReader()),
            Map.entry("txt", new TextReader()),
            Map.entry("rst", new RstReader()),
            Map.entry("csv", new CsvReader()),
            Map.entry("ipynb", new NotebookReader()),
            Map.entry("pdf", new PdfReader()),
            Map.entry("docx", new WordReader()),
            Map.entry("pptx", new SlidesReader()),
            Map.entry("xlsx", new SheetReader()),
            Map.entry("epub", new EpubReader()),
            Map.entry("mbz", new MoodleReader()),
            Map.entry("tar.gz", new OlxReader()),
            Map.entry("tgz", new OlxReader()));
    /** What one file may say in all; an article is cut from it at half a million. */
    private static final int LONGEST = 20_000_000;

    private Formats() {}

    static List<Parsed> read(Document file) throws Rejected {
        Reader reader = READERS.get(file.extension());
        if (reader == null) {
            throw new Rejected("import.unknown-format");
        }
        try {
            List<Parsed> texts = reader.read(file);
            if (texts.stream().mapToLong(text -> text.body().length()).sum() > LONGEST) {
                throw new Rejected("import.too-long");
            }
            return texts;
        } catch (PatternSyntaxException outOfStack) {
            // So an expression of ours ends that is used on the last bit of the stack.
            throw new Rejected("import.too-complex");
        } catch (IOException | RuntimeException e) {
            // Where, never what: a message may repeat the file's own words.
            System.err.println(
                    "damaged " + file.extension() + ": " + e.getClass().getName() + at(e));
            throw new Rejected(Rejected.DAMAGED);
        } catch (StackOverflowError e) {
            throw new Rejected("import.too-complex");
        }
    }

    private static String at(Throwable e) {
        return e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
    }
}
