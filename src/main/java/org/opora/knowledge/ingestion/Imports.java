package org.opora.knowledge.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Articles;
import org.opora.knowledge.ingestion.FileQueries.FileRow;
import org.opora.knowledge.ingestion.ImportQueries.Row;
import org.opora.knowledge.ingestion.ImportQueries.State;
import org.opora.shared.Id;
import org.opora.shared.Json;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Imports: the files are stored at once and read by a durable job ({@link ImportJob}), which can be held, resumed and ended. */
@ApplicationScoped
public class Imports {
    /** A file that comes in; its content is opened once. */
    record Upload(String name, long size, Opened content) {}

    @FunctionalInterface
    interface Opened {
        InputStream open() throws IOException;
    }

    record Progress(
            ImportId id,
            State state,
            @Nullable String source,
            long done,
            int total,
            List<FileRow> files,
            List<String> archived,
            @Nullable String reason,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    private static final Duration PREVIEWS_KEPT = Duration.ofDays(7);

    private final Tenancy tenancy;
    private final Articles articles;
    private final ImportJob job;
    private final Clock clock;

    Imports(Tenancy tenancy, Articles articles, ImportJob job, Clock clock) {
        this.tenancy = tenancy;
        this.articles = articles;
        this.job = job;
        this.clock = clock;
    }

    /** @throws Problem 503 {@code embedding-unavailable} when nothing could be embedded now; nothing is stored */
    ImportId begin(SchoolId school, Settings settings, List<Upload> uploads) {
        if (!settings.preview()) {
            articles.ready();
        }
        ImportId id = new ImportId(Id.next());
        tenancy.run(school, handle -> {
            ImportQueries.expire(handle, school, clock.instant().minus(PREVIEWS_KEPT));
            ImportQueries.insert(handle, school, id, Json.tree(settings), clock.instant());
            uploads.forEach(upload -> store(handle, school, id, upload));
            job.request(school, id);
        });
        return id;
    }

    private static void store(Handle handle, SchoolId school, ImportId id, Upload upload) {
        try (InputStream content = upload.content().open()) {
            ImportQueries.insertFile(handle, school, id, upload.name(), 0, content, upload.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Progress progress(SchoolId school, ImportId id) {
        return tenancy.in(school, handle -> {
            Row row = ImportQueries.find(handle, school, id).orElseThrow(() -> Problem.notFound("import"));
            List<FileRow> files = FileQueries.all(handle, school, id);
            Settings settings = Json.read(row.settings(), Settings.class);
            long done = files.stream()
                    .filter(file -> settings.preview() ? file.effect() != null : file.state() != null)
                    .count();
            return new Progress(
                    id,
                    row.state(),
                    settings.source(),
                    done,
                    files.size(),
                    files,
                    row.archived(),
                    row.reason(),
                    row.createdAt(),
                    row.finishedAt());
        });
    }

    Page<ImportQueries.Listed> list(SchoolId school, Page.Request page) {
        List<ImportQueries.Listed> rows = tenancy.in(school, handle -> ImportQueries.list(handle, school, page));
        return Page.cut(rows, page, row -> row.id().value().toString());
    }

    /**
     * Carries out what a preview has shown.
     *
     * @throws Problem 409 {@code not-previewed} when it is no preview, or has been carried out
     */
    void carryOut(SchoolId school, ImportId id) {
        articles.ready();
        change(school, id, (handle, row) -> {
            if (row.state() != State.PREVIEW) {
                throw Problem.conflict("not-previewed", "This import is not a preview that waits.");
            }
            Settings settings = Json.read(row.settings(), Settings.class).carriedOut();
            ImportQueries.carryOut(handle, school, id, Json.tree(settings));
            return true;
        });
    }

    /** Holds, resumes or ends an import. What has been taken in stays. @throws Problem 409 {@code import-over} when it is over */
    void put(SchoolId school, ImportId id, State wanted) {
        change(school, id, (handle, row) -> {
            if (row.state() == wanted) {
                return false;
            }
            boolean open = row.state() == State.RUNNING || row.state() == State.PAUSED;
            if (!open && !(row.state() == State.PREVIEW && wanted == State.CANCELLED)) {
                throw Problem.conflict("import-over", "This import is over.");
            }
            ImportQueries.setState(handle, school, id, wanted);
            if (wanted == State.CANCELLED) {
                ImportQueries.dropContents(handle, school);
            }
            return wanted == State.RUNNING;
        });
    }

    /** @param work says whether there is something to do for the job */
    private void change(SchoolId school, ImportId id, BiFunction<Handle, Row, Boolean> work) {
        tenancy.run(school, handle -> {
            Row row = ImportQueries.lock(handle, school, id).orElseThrow(() -> Problem.notFound("import"));
            if (work.apply(handle, row)) {
                job.request(school, id);
            }
        });
    }
}
