package org.opora.knowledge.ingestion.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A table of Markdown. What spans several cells is said in each of them, so that a row can be read alone. */
public final class Table {
    /** A table is never cut into passages, so a long one becomes several with the same head. */
    private static final int LONGEST = 1_000;
    /** Cells that one cell may span: a number of a document's own is not to be trusted. */
    private static final int WIDEST = 60;

    private Table() {}

    static List<String> of(Element table) {
        List<Element> rows = rows(table);
        if (isLayout(table, rows)) {
            return rows.stream()
                    .flatMap(row -> row.children().stream())
                    .flatMap(cell -> MarkdownWriter.blocks(cell).stream())
                    .toList();
        }
        List<String> blocks = new ArrayList<>();
        Element caption = table.selectFirst("> caption");
        if (caption != null) {
            blocks.addAll(MarkdownWriter.blocks(caption));
        }
        blocks.addAll(written(cells(rows)));
        return blocks;
    }

    private static List<Element> rows(Element table) {
        return table.select("> tr, > tbody > tr, > thead > tr, > tfoot > tr");
    }

    /** Only there to put things side by side. */
    private static boolean isLayout(Element table, List<Element> rows) {
        return table.attr("role").equals("presentation")
                || (rows.size() == 1 && rows.get(0).childrenSize() == 1)
                || table.selectFirst("h1, h2, h3") != null;
    }

    private static List<List<String>> cells(List<Element> rows) {
        List<List<String>> lines = new ArrayList<>();
        Map<Integer, String> above = new HashMap<>();
        Map<Integer, Integer> left = new HashMap<>();
        for (Element row : rows) {
            List<String> line = new ArrayList<>();
            for (Element cell : row.children()) {
                reach(line, above, left);
                flatten(cell);
                String text = MarkdownWriter.flat(cell).replace("|", "\\|");
                int rowsSpanned = span(cell, "rowspan");
                for (int i = span(cell, "colspan"); i > 0 && line.size() < WIDEST; i--) {
                    if (rowsSpanned > 1) {
                        above.put(line.size(), text);
                        left.put(line.size(), rowsSpanned - 1);
                    }
                    line.add(text);
                }
            }
            reach(line, above, left);
            lines.add(line);
        }
        return lines;
    }

    /** A cell is one line: code and tables in it become words beside each other. */
    private static void flatten(Element cell) {
        cell.select("pre:has(a)").tagName("span");
        cell.select("pre").tagName("code");
        cell.select("td, th, caption").forEach(inner -> inner.prependText(" "));
        cell.select("table, tbody, thead, tfoot, tr, td, th, caption").stream()
                .filter(inner -> !inner.equals(cell))
                .forEach(inner -> inner.tagName("span"));
    }

    /** Fills in what cells of earlier rows say here. */
    private static void reach(List<String> line, Map<Integer, String> above, Map<Integer, Integer> left) {
        while (left.getOrDefault(line.size(), 0) > 0) {
            left.merge(line.size(), -1, Integer::sum);
            line.add(above.getOrDefault(line.size(), ""));
        }
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute);
        return value.matches("[1-9]\\d{0,2}") ? Math.min(WIDEST, Integer.parseInt(value)) : 1;
    }

    /** Rows of cells, the first of them the head. */
    public static List<String> written(List<List<String>> rows) {
        List<List<String>> full = rows.stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                .toList();
        int width = full.stream().mapToInt(List::size).max().orElse(0);
        if (full.isEmpty()) {
            return List.of();
        }
        String head = line(full.get(0), width) + "\n" + "|" + " - |".repeat(width);
        List<String> tables = new ArrayList<>();
        StringBuilder open = new StringBuilder(head);
        for (List<String> row : full.subList(1, full.size())) {
            String line = line(row, width);
            if (open.length() > head.length() && open.length() + line.length() > LONGEST) {
                tables.add(open.toString());
                open = new StringBuilder(head);
            }
            open.append('\n').append(line);
        }
        tables.add(open.toString());
        return tables;
    }

    private static String line(List<String> row, int width) {
        String cells = row.stream().map(cell -> " " + cell + " |").collect(Collectors.joining());
        return "|" + cells + "  |".repeat(width - row.size());
    }
}
