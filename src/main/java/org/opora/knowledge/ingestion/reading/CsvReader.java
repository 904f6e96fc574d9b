package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** FAQ tables in CSV, parted by commas, semicolons or tabs. */
public final class CsvReader implements Reader {
    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        String text = file.text();
        if (text.isBlank()) {
            throw new Rejected(Rejected.EMPTY);
        }
        List<Parsed> entries = FaqTable.entries(rows(text)).orElseThrow(() -> new Rejected("import.csv-columns"));
        if (entries.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return entries;
    }

    private static List<List<String>> rows(String text) throws Rejected {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text.lines().findFirst().orElse("")))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            return parser.stream().map(CSVRecord::toList).toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw new Rejected("import.csv-broken");
        }
    }

    private static char delimiter(String head) {
        return head.contains(";") ? ';' : head.contains("\t") ? '\t' : ',';
    }
}
