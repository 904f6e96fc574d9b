package org.opora.knowledge.ingestion.reading;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table of questions and answers, known by the names of its columns. */
public final class FaqTable {
    private static final Map<String, Set<String>> COLUMNS = columns();
    private final List<List<String>> rows;
    private final int question;
    private final int answer;
    private final int id;

    private FaqTable(List<List<String>> rows) {
        this.rows = rows;
        List<String> head = rows.isEmpty() ? List.of() : rows.get(0);
        question = column(head, "question");
        answer = column(head, "answer");
        id = column(head, "id");
    }

    private static Map<String, Set<String>> columns() {
        try (var file = FaqTable.class.getResourceAsStream("/import/columns.yml")) {
            return new YAMLMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return its entries; empty when the first row names no question or no answer */
    public static Optional<List<Parsed>> entries(List<List<String>> rows) {
        FaqTable table = new FaqTable(rows);
        return table.question < 0 || table.answer < 0 ? Optional.empty() : Optional.of(table.read());
    }

    private static int column(List<String> head, String role) {
        Set<String> names = COLUMNS.getOrDefault(role, Set.of());
        for (int i = 0; i < head.size(); i++) {
            if (names.contains(head.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private List<Parsed> read() {
        List<Parsed> entries = new ArrayList<>();
        for (int n = 1; n < rows.size(); n++) {
            List<String> row = rows.get(n);
            List<String> questions = cell(row, question)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            String body = cell(row, answer);
            if (!questions.isEmpty() && !body.isBlank()) {
                String own = cell(row, id).strip();
                entries.add(Parsed.entry(own.isEmpty() ? Integer.toString(n) : own, questions, body));
            }
        }
        return entries;
    }

    private static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }
}
