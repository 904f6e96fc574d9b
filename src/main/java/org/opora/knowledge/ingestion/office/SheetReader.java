package org.opora.knowledge.ingestion.office;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.FaqTable;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Reader;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.knowledge.ingestion.reading.Table;

/** Workbooks (xlsx): a sheet of questions and answers becomes entries, any other a table of the file's one article. */
public final class SheetReader implements Reader {
    private static final int WIDEST = 60;
    private static final int LONGEST = 20_000;

    private record Sheet(String name, List<List<String>> rows) {}

    @Override
    public List<Parsed> read(Document file) throws IOException, Rejected {
        List<Parsed> entries = new ArrayList<>();
        List<String> tables = new ArrayList<>();
        for (Sheet sheet : sheets(file)) {
            Optional<List<Parsed>> faq = FaqTable.entries(sheet.rows());
            if (faq.isPresent()) {
                entries.addAll(distinct(faq.get(), sheet.name(), entries));
            } else if (!sheet.rows().isEmpty()) {
                tables.add("## " + sheet.name() + "\n\n" + String.join("\n\n", Table.written(sheet.rows())));
            }
        }
        if (!tables.isEmpty()) {
            entries.add(
                    Parsed.markdown(entries.isEmpty() ? null : "tables", file.baseName(), String.join("\n\n", tables)));
        }
        if (entries.isEmpty()) {
            throw new Rejected(Rejected.EMPTY);
        }
        return entries;
    }

    /** Two sheets may number their rows alike. */
    private static List<Parsed> distinct(List<Parsed> faq, String sheet, List<Parsed> before) {
        return before.isEmpty()
                ? faq
                : faq.stream()
                        .map(one -> new Parsed(
                                sheet + "-" + one.row(),
                                one.title(),
                                one.body(),
                                one.format(),
                                one.questions(),
                                one.lang(),
                                one.faq()))
                        .toList();
    }

    private static List<Sheet> sheets(Document file) throws IOException, Rejected {
        try (Ooxml parts = Ooxml.open(file)) {
            String main = parts.main("xl/workbook.xml");
            Element workbook = parts.need(main);
            Map<String, Ooxml.Target> targets = parts.targets(main);
            List<String> words = words(parts.related(targets, "sharedStrings"));
            List<Sheet> sheets = new ArrayList<>();
            for (Element sheet : Ooxml.named(workbook, "sheet")) {
                Ooxml.Target target = targets.get(sheet.attributes().asList().stream()
                        .filter(attribute -> attribute.getKey().endsWith(":id"))
                        .map(attribute -> attribute.getValue())
                        .findFirst()
                        .orElse(""));
                Element content =
                        target == null ? null : parts.part(target.name()).orElse(null);
                if (content != null && !Ooxml.value(sheet, "state").endsWith("idden")) {
                    sheets.add(new Sheet(Ooxml.value(sheet, "name"), rows(content, words)));
                }
            }
            return sheets;
        }
    }

    private static List<String> words(Optional<Element> shared) {
        return shared.map(all ->
                        Ooxml.named(all, "si").stream().map(SheetReader::text).toList())
                .orElse(List.of());
    }

    private static String text(Element item) {
        return Ooxml.named(item, "t").stream()
                .filter(text -> text.parents().stream().noneMatch(parent -> Ooxml.is(parent, "rPh")))
                .map(Element::wholeText)
                .collect(Collectors.joining());
    }

    private static List<List<String>> rows(Element sheet, List<String> words) throws Rejected {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : Ooxml.named(sheet, "row")) {
            List<String> cells = new ArrayList<>();
            for (Element cell : row.children()) {
                int column = Math.min(WIDEST, column(Ooxml.value(cell, "r"), cells.size()));
                while (cells.size() < column) {
                    cells.add("");
                }
                cells.add(shown(cell, words));
            }
            if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(cells);
            }
            if (rows.size() > LONGEST) {
                throw new Rejected("import.too-long");
            }
        }
        return rows;
    }

    /** Of a place as B7: 1. */
    private static int column(String place, int otherwise) {
        String letters = place.replaceAll("[^A-Z].*", "");
        if (letters.isEmpty() || letters.length() > 3) {
            return otherwise;
        }
        return letters.chars().reduce(0, (n, c) -> n * 26 + c - 'A' + 1) - 1;
    }

    private static String shown(Element cell, List<String> words) {
        @Nullable Element value = Ooxml.child(cell, "v");
        String raw = value == null ? "" : value.wholeText().strip();
        return switch (Ooxml.value(cell, "t")) {
            case "s" -> {
                int n = Ooxml.number(raw, -1);
                yield n >= 0 && n < words.size() ? words.get(n) : "";
            }
            case "inlineStr" -> text(cell);
            case "b" -> raw.equals("1") ? "true" : "false";
            case "e" -> "";
            default -> raw;
        };
    }
}
