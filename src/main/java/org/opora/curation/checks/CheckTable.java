package org.opora.curation.checks;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Lane;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;
import org.opora.shared.Kebab;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Checks from a table with the columns question, course, article, lane, contains; all but the first may be missing. */
@ApplicationScoped
class CheckTable {
    /** What became of the rows; {@code row} counts from 1 below the heading. */
    record Taken(int added, int changed, List<Refused> refused) {}

    record Refused(long row, String reason) {}

    private static final int MOST_ROWS = 1_000;
    private final Checks checks;
    private final Courses courses;

    CheckTable(Checks checks, Courses courses) {
        this.checks = checks;
        this.courses = courses;
    }

    /** @throws Problem 422 when it is no table, has no column {@code question}, or more than a thousand rows */
    Taken take(SchoolId school, String csv, String by) {
        int added = 0;
        int changed = 0;
        List<Refused> refused = new ArrayList<>();
        for (CSVRecord row : rows(csv)) {
            try {
                if (take(school, row, by).created()) {
                    added++;
                } else {
                    changed++;
                }
            } catch (Problem problem) {
                if (problem.status() != 422) {
                    throw problem;
                }
                refused.add(new Refused(row.getRecordNumber(), String.valueOf(problem.getMessage())));
            }
        }
        return new Taken(added, changed, refused);
    }

    private static List<CSVRecord> rows(String csv) {
        String heading = csv.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(heading.contains(";") ? ';' : ',')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(csv.startsWith("\ufeff") ? csv.substring(1) : csv))) {
            List<CSVRecord> rows = parser.getRecords();
            if (!parser.getHeaderNames().contains("question")) {
                throw Problem.invalid("table", "has no column question");
            }
            if (rows.size() > MOST_ROWS) {
                throw Problem.invalid("table", "has more than " + MOST_ROWS + " rows");
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw Problem.invalid("table", "is not a table of comma-separated values");
        }
    }

    private Checks.Kept take(SchoolId school, CSVRecord row, String by) {
        String question = Texts.required("question", cell(row, "question"), Texts.MESSAGE);
        String named = cell(row, "lane");
        Lane lane = named == null
                ? null
                : Kebab.parse(Lane.class, named)
                        .orElseThrow(() -> Problem.invalid("lane", "must be answer, draft, handoff or decline"));
        String article = cell(row, "article");
        String contains = Texts.optional("contains", cell(row, "contains"), Texts.MESSAGE);
        if (article == null && lane == null && contains == null) {
            throw Problem.invalid("article", "an article, a lane or a text is needed");
        }
        Course course =
                courses.place(school, cell(row, "course"), null, (String) null).course();
        return checks.put(
                school,
                question,
                course == null ? null : course.id(),
                new Expectation(article == null ? null : Texts.externalId("article", article), lane, contains),
                null,
                by);
    }

    private static @Nullable String cell(CSVRecord row, String column) {
        return row.isSet(column) && !row.get(column).isBlank() ? row.get(column) : null;
    }
}
