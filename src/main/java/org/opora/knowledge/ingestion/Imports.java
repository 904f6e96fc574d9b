package org.opora.knowledge.ingestion;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Content;
import org.opora.knowledge.Language;
import org.opora.knowledge.ingestion.ImportQueries.FileRow;
import org.opora.knowledge.ingestion.ImportQueries.Pending;
import org.opora.shared.Id;
import org.opora.shared.Jobs;
import org.opora.shared.Json;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Takes uploads in: the files are stored at once and read by a durable job, one by one; one bad file stops nothing. */
@ApplicationScoped
class Imports implements Jobs.Kind {
    /** What holds for every file of an import. */
    record Settings(
            @Nullable CourseId course,
            @Nullable Kind kind,
            boolean publish,
            @Nullable String source) {}

    record Upload(String name, byte[] content) {}

    record Progress(String state, long done, int total, List<FileRow> files) {}

    record Running(SchoolId school, ImportId id) {}

    private record Taken(List<String> articles, boolean changed) {}

    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final TaskDescriptor<Running> DESCRIPTOR = TaskDescriptor.of("import", Running.class);
    /** While the embedding server is away. */
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final Tenancy tenancy;
    private final Articles articles;
    private final Schools schools;
    private final Words words;
    private final Jobs jobs;
    private final Clock clock;

    Imports(Tenancy tenancy, Articles articles, Schools schools, Words words, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.articles = articles;
        this.schools = schools;
        this.words = words;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @throws Problem 503 {@code embedding-unavailable} when nothing could be embedded now; nothing is stored */
    ImportId begin(SchoolId school, Settings settings, List<Upload> uploads) {
        articles.ready();
        ImportId id = new ImportId(Id.next());
        tenancy.run(school, handle -> {
            ImportQueries.insert(handle, school, id, Json.tree(settings), clock.instant());
            uploads.forEach(upload -> ImportQueries.insertFile(handle, school, id, upload.name(), upload.content()));
            jobs.schedule(DESCRIPTOR
                    .instance(id.value().toString())
                    .data(new Running(school, id))
                    .build());
        });
        return id;
    }

    Progress progress(SchoolId school, ImportId id) {
        return tenancy.in(school, handle -> {
            ImportQueries.Row row =
                    ImportQueries.find(handle, school, id).orElseThrow(() -> Problem.notFound("import"));
            List<FileRow> files = ImportQueries.files(handle, school, id);
            long done = files.stream().filter(file -> file.state() != null).count();
            return new Progress(row.state(), done, files.size(), files);
        });
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) ->
                        work(instance.getData().school(), instance.getData().id()));
    }

    private void work(SchoolId school, ImportId id) {
        Optional<ImportQueries.Row> row = tenancy.in(school, handle -> ImportQueries.find(handle, school, id));
        if (row.isEmpty()) {
            return; // its school has been erased
        }
        Settings settings = Json.read(row.get().settings(), Settings.class);
        Optional<Pending> next = next(school, id);
        while (next.isPresent()) {
            file(school, id, settings, next.get());
            next = next(school, id);
        }
        archiveGone(school, id, settings);
        tenancy.run(school, handle -> ImportQueries.finish(handle, school, id, "done"));
    }

    private Optional<Pending> next(SchoolId school, ImportId id) {
        return tenancy.in(school, handle -> ImportQueries.next(handle, school, id));
    }

    private void file(SchoolId school, ImportId id, Settings settings, Pending file) {
        try {
            if (Reading.extension(file.name()).equals("zip")) {
                unpack(school, id, file);
                return;
            }
            Taken taken = take(school, id, settings, file);
            settle(school, id, file, taken.changed() ? "imported" : "unchanged", null, taken.articles());
        } catch (Rejected e) {
            settle(school, id, file, "rejected", say(school, e.word()), List.of());
        } catch (Problem e) {
            if (e.status() == 503) {
                throw e;
            }
            settle(
                    school,
                    id,
                    file,
                    "rejected",
                    say(school, e.code().equals("too-long") ? "import.too-long" : "import.empty"),
                    List.of());
        } catch (RuntimeException e) {
            LOG.warnf(e, "a file of an import failed: import=%s n=%d", id.value(), file.n());
            settle(school, id, file, "rejected", say(school, "import.failed"), List.of());
        }
    }

    private void unpack(SchoolId school, ImportId id, Pending zip) throws Rejected {
        Map<String, byte[]> files = Archive.files(zip.content());
        tenancy.run(school, handle -> {
            ImportQueries.remove(handle, school, id, zip.n());
            files.forEach((name, content) -> ImportQueries.insertFile(handle, school, id, name, content));
        });
    }

    private Taken take(SchoolId school, ImportId id, Settings settings, Pending file) throws Rejected {
        String externalId = idOf(school, id, file);
        List<String> taken = new ArrayList<>();
        boolean changed = false;
        for (Reading.Text text : Reading.read(file.name(), file.content())) {
            String row = text.row();
            String own = row == null ? externalId : externalId + ":" + Names.cleaned(row);
            Articles.Put put =
                    articles.put(school, own, content(settings, text), settings.source(), settings.publish(), null);
            taken.add(own);
            changed |= put.changed();
        }
        return new Taken(taken, changed);
    }

    private static Content content(Settings settings, Reading.Text text) {
        String title = text.title().length() > Texts.TITLE ? text.title().substring(0, Texts.TITLE) : text.title();
        Kind kind = settings.kind();
        String lang = text.lang();
        return new Content(
                Texts.required("title", title, Texts.TITLE),
                Texts.required("body", text.body(), Texts.BODY),
                text.format(),
                lang == null ? Language.of(title + text.body()) : lang,
                settings.course(),
                null,
                null,
                kind == null ? (text.row() == null ? Kind.HANDBOOK : Kind.FAQ) : kind,
                text.questions(),
                null,
                Visibility.STUDENT);
    }

    /** The same file gets the same id on a resumed run: names are given out in the order of upload. */
    private String idOf(SchoolId school, ImportId id, Pending file) {
        List<String> before = progress(school, id).files().stream()
                .filter(row -> row.n() < file.n())
                .map(FileRow::name)
                .toList();
        return new Names(before).of(file.name());
    }

    private void settle(
            SchoolId school, ImportId id, Pending file, String state, @Nullable String reason, List<String> taken) {
        tenancy.run(school, handle -> ImportQueries.settle(handle, school, id, file.n(), state, reason, taken));
    }

    private String say(SchoolId school, String word) {
        var of = schools.get(school);
        return words.say(of, word, of.locale(), Map.of());
    }

    /** What the source no longer has is archived, and only that; a file that was rejected still has its article. */
    private void archiveGone(SchoolId school, ImportId id, Settings settings) {
        String source = settings.source();
        if (source == null) {
            return;
        }
        List<FileRow> files = progress(school, id).files();
        Names names = new Names(List.of());
        Set<String> kept = new HashSet<>();
        files.forEach(file -> {
            kept.addAll(file.articles());
            kept.add(names.of(file.name()));
        });
        Articles.Filter filter = new Articles.Filter(null, null, State.PUBLISHED, source);
        Page.Request page = Page.Request.of(200, null);
        List<String> gone = new ArrayList<>();
        while (true) {
            Page<Articles.Listed> listed = articles.list(school, filter, page);
            listed.items().stream()
                    .map(Articles.Listed::externalId)
                    .filter(known -> isGone(known, kept, files))
                    .forEach(gone::add);
            String next = listed.next();
            if (next == null) {
                break;
            }
            page = Page.Request.of(200, next);
        }
        gone.forEach(externalId -> articles.archive(school, externalId));
    }

    private static boolean isGone(String externalId, Set<String> kept, List<FileRow> files) {
        boolean rowOfRejected = files.stream()
                .filter(file -> "rejected".equals(file.state()))
                .anyMatch(file -> externalId.startsWith(new Names(List.of()).of(file.name()) + ":"));
        return !kept.contains(externalId) && !rowOfRejected;
    }
}
