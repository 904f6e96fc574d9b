package org.opora.knowledge.ingestion.reading;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Tables of reStructuredText: drawn in a grid, under rules, or listed. */
final class RstTables {
    private static final Pattern COLUMN = Pattern.compile("=+");

    private RstTables() {}

    static List<String> written(List<String> drawn) {
        List<List<String>> rows = drawn.isEmpty() || !drawn.get(0).startsWith("+") ? ruled(drawn) : grid(drawn);
        return parted(rows);
    }

    private static List<String> parted(List<List<String>> rows) {
        return List.of(String.join(
                "\n\n",
                Table.written(rows.stream()
                        .map(row -> row.stream().map(RstInline::markdown).toList())
                        .toList())));
    }

    private static List<List<String>> grid(List<String> drawn) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (String line : drawn) {
            if (line.startsWith("+")) {
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                row = new ArrayList<>();
                continue;
            }
            String[] cells = line.replaceAll("^\\||\\|\\s*$", "").split("\\|", -1);
            for (int i = 0; i < cells.length; i++) {
                add(row, i, cells[i].strip());
            }
        }
        return rows;
    }

    private static void add(List<String> row, int column, String text) {
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, (row.get(column) + " " + text).strip());
    }

    private static List<List<String>> ruled(List<String> drawn) {
        List<Integer> starts = new ArrayList<>();
        Matcher columns = COLUMN.matcher(drawn.isEmpty() ? "" : drawn.get(0));
        while (columns.find()) {
            starts.add(columns.start());
        }
        List<List<String>> rows = new ArrayList<>();
        for (String line : drawn) {
            if (line.startsWith("=")) {
                continue;
            }
            List<String> row = new ArrayList<>();
            for (int i = 0; i < starts.size(); i++) {
                int to = i + 1 < starts.size() ? starts.get(i + 1) : line.length();
                int from = Math.min(starts.get(i), line.length());
                row.add(line.substring(from, Math.max(from, Math.min(to, line.length())))
                        .strip());
            }
            rows.add(row);
        }
        return rows;
    }

    static List<String> listed(String directive, List<String> content) {
        return parted(directive.equals("csv-table") ? csv(content) : list(content));
    }

    private static List<List<String>> list(List<String> content) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : content) {
            if (line.startsWith("* - ") || line.equals("* -")) {
                rows.add(new ArrayList<>(List.of(line.substring(3).strip())));
            } else if (line.startsWith("  - ") || line.equals("  -")) {
                last(rows).add(line.substring(3).strip());
            } else if (!line.isBlank() && !rows.isEmpty()) {
                List<String> row = last(rows);
                row.set(row.size() - 1, (row.get(row.size() - 1) + " " + line.strip()).strip());
            }
        }
        return rows;
    }

    private static List<String> last(List<List<String>> rows) {
        if (rows.isEmpty()) {
            rows.add(new ArrayList<>(Collections.singleton("")));
        }
        return rows.get(rows.size() - 1);
    }

    private static List<List<String>> csv(List<String> content) {
        try (CSVParser parser = CSVFormat.DEFAULT.parse(new StringReader(String.join("\n", content)))) {
            return parser.stream().map(row -> row.toList()).toList();
        } catch (IOException | IllegalStateException e) {
            return List.of();
        }
    }
}
