package org.opora.knowledge.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Dead;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Content;
import org.opora.knowledge.ingestion.FileQueries.Pending;

/** A process that dies in the midst of an import: another goes on where it was. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportDeathTest {
    /** Two heartbeats more than it takes to be sure that the holder is dead. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(40);

    private static final Settings SETTINGS = new Settings(null, null, true, "wiki", false, null);
    private static final int FILES = 6;
    private static final Content HALF = new Content(
            "Half",
            "The oven is half hot.",
            Format.TEXT,
            "en",
            null,
            null,
            null,
            Kind.HANDBOOK,
            List.of(),
            null,
            Visibility.STUDENT);

    @Inject
    Imports imports;

    @Inject
    Lot lots;

    @Inject
    Articles articles;

    @Inject
    Schools schools;

    @Inject
    Tenancy tenancy;

    @Inject
    Jdbi database;

    private Cast school;
    private SchoolId id;

    @BeforeEach
    void a_school_of_its_own() {
        school = new Cast();
        id = schools.byKey(school.key).orElseThrow().id();
    }

    @Test
    void an_import_goes_on_where_a_dead_process_left_it_and_takes_nothing_in_twice() {
        ImportId begun = begunByTheDead(IntStream.rangeClosed(1, FILES)
                .mapToObj(ImportDeathTest::page)
                .map(page -> upload(page.name(), page.text().getBytes(UTF_8)))
                .toList());
        lots.work(id, begun, SETTINGS, waiting(begun).subList(0, 2));
        lots.work(id, begun, SETTINGS, waiting(begun).subList(0, 1));
        diedBeforeItSettled(begun, 3);

        progress(begun)
                .then()
                .body("state", is("running"))
                .body("done", is(2))
                .body("files.state", contains("imported", "imported", null, null, null, null));

        await().atMost(TAKEN_OVER).untilAsserted(() -> progress(begun).then().body("state", is("done")));
        progress(begun)
                .then()
                .body("done", is(FILES))
                .body("archived", hasSize(0))
                .body("files.state", contains("imported", "imported", "unchanged", "imported", "imported", "imported"));
        school.school.get("/knowledge/articles").then().body("items", hasSize(FILES));
        school.school.get("/knowledge/articles").then().body("items.newestRevision", everyItem(is(1)));
        assertEquals(List.of(FILES, FILES, FILES), kept());
        school.school.get("/knowledge/search?q=oven+6").then().body("items[0].externalId", is("page-6"));
    }

    @Test
    void an_archive_whose_unpacking_was_cut_off_is_unpacked_once() throws IOException {
        ImportId begun = begunByTheDead(List.of(upload("pages.zip", zip(page(1), page(2)))));
        QuarkusTransaction.begin();
        lots.work(id, begun, SETTINGS, waiting(begun));
        assertEquals(List.of("page-1.md", "page-2.md"), names(begun));
        QuarkusTransaction.rollback();

        assertEquals(List.of("pages.zip"), names(begun));

        await().atMost(TAKEN_OVER).untilAsserted(() -> progress(begun).then().body("state", is("done")));
        assertEquals(List.of("page-1.md", "page-2.md"), names(begun));
        assertEquals(List.of(2, 2, 2), kept());
    }

    @Test
    void an_article_whose_storing_is_cut_off_leaves_nothing_behind() {
        QuarkusTransaction.begin();
        Articles.Put put = articles.put(id, "half", HALF, "wiki", true, null);
        assertEquals(1, put.passages());
        assertEquals(List.of(1, 1, 1), kept());
        QuarkusTransaction.rollback();

        school.school.get("/knowledge/articles/half").then().statusCode(404);
        school.school.get("/knowledge/search?q=oven+half").then().body("items", hasSize(0));
        assertEquals(List.of(0, 0, 0), kept());
    }

    private record Page(String name, String text) {}

    private static Page page(int n) {
        return new Page("page-" + n + ".md", "# Oven " + n + "\n\nThe oven of room " + n + " is hot from nine.");
    }

    private static Imports.Upload upload(String name, byte[] content) {
        return new Imports.Upload(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private static byte[] zip(Page... pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Page page : pages) {
                zip.putNextEntry(new ZipEntry(page.name()));
                zip.write(page.text().getBytes(UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** Its job is in the hands of a process that has died, so that nobody touches it for some seconds. */
    private ImportId begunByTheDead(List<Imports.Upload> uploads) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ImportId begun = imports.begin(id, SETTINGS, uploads);
            Dead.takes(database, "import", id);
            return begun;
        });
    }

    private List<Pending> waiting(ImportId begun) {
        return tenancy.in(id, handle -> FileQueries.next(handle, id, begun, false, FILES));
    }

    private List<String> names(ImportId begun) {
        return tenancy.in(id, handle -> FileQueries.all(handle, id, begun)).stream()
                .map(FileQueries.FileRow::name)
                .toList();
    }

    /** What it is like when the article has been stored and the file has not been told so. */
    private void diedBeforeItSettled(ImportId begun, int n) {
        tenancy.run(id, handle -> {
            int undone = handle.createUpdate("""
                            update import_file set state = null, effect = null, articles = '{}', content = :content
                            where school_id = :school and import_id = :id and n = :n and state = 'imported'""")
                    .bind("school", id)
                    .bind("id", begun)
                    .bind("n", n)
                    .bind("content", page(n).text().getBytes(UTF_8))
                    .execute();
            assertEquals(1, undone);
        });
    }

    private Response progress(ImportId begun) {
        return school.school.get("/knowledge/imports/" + begun.value());
    }

    /** Revisions, passages, and passages that can be found. */
    private List<Integer> kept() {
        return tenancy.in(id, handle -> Stream.of("revision", "passage", "passage_384")
                .map(table -> handle.createQuery("select count(*) from " + table + " where school_id = :school")
                        .bind("school", id)
                        .mapTo(Integer.class)
                        .one())
                .toList());
    }
}
