package org.opora.knowledge.ingestion;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.Words;
import org.opora.knowledge.Content;
import org.opora.knowledge.Statistics;
import org.opora.knowledge.ingestion.FileQueries.Outcome;
import org.opora.knowledge.ingestion.FileQueries.Pending;
import org.opora.knowledge.ingestion.parsing.Parsing;
import org.opora.knowledge.ingestion.reading.Document;
import org.opora.knowledge.ingestion.reading.Parsed;
import org.opora.knowledge.ingestion.reading.Rejected;
import org.opora.shared.Problem;

/** Some files of an import, taken in: one bad file stops nothing. */
@ApplicationScoped
class Lot {
    private static final Logger LOG = Logger.getLogger(Lot.class);
    /** While one file is embedded the next is stored or read; more would only wait for the embedding server. */
    private static final int AT_ONCE = 2;

    private final Tenancy tenancy;
    private final Parsing parsing;
    private final Taking taking;
    private final Statistics statistics;
    private final Schools schools;
    private final Words words;
    private final ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "import");
        thread.setDaemon(true);
        return thread;
    });

    Lot(Tenancy tenancy, Parsing parsing, Taking taking, Statistics statistics, Schools schools, Words words) {
        this.tenancy = tenancy;
        this.parsing = parsing;
        this.taking = taking;
        this.statistics = statistics;
        this.schools = schools;
        this.words = words;
    }

    /** One import's files at one time. */
    private record Work(SchoolId school, ImportId id, Settings settings, Gone gone, Map<Integer, String> ids) {}

    /** @throws Problem 503 when the embedding server is away; what has been settled stays */
    void work(SchoolId school, ImportId id, Settings settings, List<Pending> lot) {
        if (isArchive(lot.get(0))) {
            unpack(school, id, lot.get(0));
            return;
        }
        Map<Integer, String> ids = tenancy.in(school, handle -> Names.all(FileQueries.all(handle, school, id)));
        Work work = new Work(school, id, settings, Gone.before(ids.values()), ids);
        Map<Pending, Map<String, Content>> read = new LinkedHashMap<>();
        Map<Pending, Outcome> settled = new LinkedHashMap<>();
        for (Pending file : lot) {
            try {
                Map<String, Content> contents = contents(work, file);
                if (taking.isUnchanged(school, settings, contents)) {
                    settled.put(file, unchanged(settings, contents));
                } else {
                    read.put(file, contents);
                }
            } catch (Rejected e) {
                settled.put(file, rejected(school, e.word()));
            }
        }
        tenancy.run(
                school,
                handle ->
                        settled.forEach((file, outcome) -> FileQueries.settle(handle, school, id, file.n(), outcome)));
        together(work, read);
    }

    private static boolean isArchive(Pending file) {
        return Document.extension(file.name()).equals("zip");
    }

    private void together(Work work, Map<Pending, Map<String, Content>> read) {
        if (work.settings().preview()) {
            storeAll(work, read);
        } else if (!read.isEmpty()) {
            statistics.together(work.school(), () -> storeAll(work, read));
        }
    }

    private void storeAll(Work work, Map<Pending, Map<String, Content>> read) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        read.forEach((file, contents) -> all.add(CompletableFuture.runAsync(() -> store(work, file, contents), hands)));
        for (CompletableFuture<Void> one : all) {
            end(one);
        }
    }

    private static void end(CompletableFuture<Void> one) {
        try {
            one.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem ? problem : e;
        }
    }

    private void store(Work work, Pending file, Map<String, Content> contents) {
        Outcome outcome;
        try {
            outcome = work.settings().preview()
                    ? taking.look(work.school(), work.settings(), contents, work.gone())
                    : taking.take(work.school(), work.settings(), contents, work.gone());
        } catch (Problem e) {
            if (e.status() == 503) {
                throw e;
            }
            boolean breaks = e.code().equals("check-failed");
            outcome = rejected(work.school(), breaks ? "import.breaks-check" : Rejected.EMPTY);
        } catch (RuntimeException e) {
            LOG.warnf(e, "a file of an import failed: import=%s n=%d", work.id().value(), file.n());
            outcome = rejected(work.school(), "import.failed");
        }
        Outcome settled = outcome;
        tenancy.run(work.school(), handle -> FileQueries.settle(handle, work.school(), work.id(), file.n(), settled));
    }

    private Map<String, Content> contents(Work work, Pending file) throws Rejected {
        try {
            List<Parsed> texts = parsing.read(source(work.school(), work.id(), file), (name, content) -> {});
            return taking.contents(work.settings(), work.ids().getOrDefault(file.n(), "0"), file.url(), texts);
        } catch (Problem e) {
            throw new Rejected(e.code().equals("too-long") ? "import.too-long" : Rejected.EMPTY);
        }
    }

    private Parsing.Source source(SchoolId school, ImportId id, Pending file) {
        return new Parsing.Source(
                file.name(), file.nested(), file.size(), new StoredContent(tenancy, school, id, file.n()));
    }

    /** In one transaction: an archive is unpacked whole or not at all. */
    private void unpack(SchoolId school, ImportId id, Pending zip) {
        try {
            tenancy.run(school, handle -> {
                try {
                    List<Parsed> none = parsing.read(
                            source(school, id, zip),
                            (name, content) -> ImportQueries.insertFile(
                                    handle,
                                    school,
                                    id,
                                    name,
                                    zip.nested() + 1,
                                    new ByteArrayInputStream(content),
                                    content.length));
                    assert none.isEmpty();
                    FileQueries.remove(handle, school, id, zip.n());
                } catch (Rejected e) {
                    throw new Undone(e.word());
                }
            });
        } catch (Undone undone) {
            tenancy.run(
                    school, handle -> FileQueries.settle(handle, school, id, zip.n(), rejected(school, undone.word)));
        }
    }

    private static Outcome unchanged(Settings settings, Map<String, Content> contents) {
        List<String> articles = List.copyOf(contents.keySet());
        return new Outcome(settings.preview() ? null : "unchanged", "unchanged", null, articles, List.of());
    }

    private Outcome rejected(SchoolId school, String word) {
        var of = schools.get(school);
        String reason = words.say(of, word, of.locale(), Map.of());
        return new Outcome("rejected", "rejected", reason, List.of(), List.of());
    }

    /** Rolls back what an archive has given before it turned out to be bad. */
    private static final class Undone extends RuntimeException {
        private final String word;

        Undone(String word) {
            super(word, null, false, false);
            this.word = word;
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        hands.shutdown();
    }
}
