package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.knowledge.ingestion.Made;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {
    private static final class One {
        static final Cast SCHOOL = new Cast().withBase();
    }

    private final Cast school = One.SCHOOL;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(bytes(file.getValue()));
            }
        }
        return out.toByteArray();
    }

    private ValidatableResponse imported(RequestSpecification upload) {
        String id = upload.post("/knowledge/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> school.school.get("/knowledge/imports/" + id), ImportTest::over)
                .then();
    }

    private static boolean over(Response progress) {
        return !"running".equals(progress.path("state"));
    }

    @Test
    void good_files_become_articles_and_bad_ones_are_rejected_with_a_reason() throws IOException {
        imported(school.upload()
                        .multiPart("kind", "handbook")
                        .multiPart("files", "pottery/clay.md", bytes("# Clay\n\nClay dries for three days."))
                        .multiPart(
                                "files",
                                "wheel.html",
                                bytes("<h1>Wheel</h1><p>The wheel turns left.</p><script>x()</script>"))
                        .multiPart("files", "empty.md", bytes(""))
                        .multiPart("files", "broken.zip", bytes("PK\u0003\u0004 not a zip at all"))
                        .multiPart("files", "photo.bmp", new byte[] {0x42, 0x4d, 0, 1, 2})
                        .multiPart(
                                "files",
                                "kit.zip",
                                zip(Map.of("kit/tools.txt", "Tools hang on the wall.", "../evil.md", "# Evil"))))
                .body("state", is("done"))
                .body("done", is(6))
                .body("total", is(6))
                .body("files.find { it.name == 'pottery/clay.md' }.articles", contains("pottery:clay"))
                .body("files.find { it.name == 'wheel.html' }.state", is("imported"))
                .body("files.find { it.name == 'empty.md' }.state", is("rejected"))
                .body("files.find { it.name == 'empty.md' }.reason", notNullValue())
                .body("files.find { it.name == 'broken.zip' }.state", is("rejected"))
                .body("files.find { it.name == 'photo.bmp' }.state", is("rejected"));
        school.school.get("/knowledge/search?q=clay+dries").then().body("items[0].text", containsString("three days"));
        school.school.get("/knowledge/search?q=wheel+turns").then().body("items[0].text", is("The wheel turns left."));
    }

    @Test
    void rows_of_a_csv_are_faq_entries() {
        imported(
                        school.upload()
                                .multiPart(
                                        "files",
                                        "faq.csv",
                                        bytes(
                                                "id,question,answer\napron,Do I need an apron?,\"Yes, a long one.\"\n,Is tea free?,Tea is free.\n")))
                .body("state", is("done"))
                .body("files[0].articles", hasItems("faq:apron", "faq:2"));
        school.school
                .post("/answers", Map.of("question", "Do I need an apron?"))
                .then()
                .body("lane", is("answer"))
                .body("text", containsString("Yes, a long one."));
    }

    @Test
    void with_a_source_what_it_no_longer_has_is_archived_and_the_rest_is_unchanged() {
        imported(school.upload()
                        .multiPart("source", "wiki")
                        .multiPart("files", "kept.md", bytes("# Kept\n\nIt stays."))
                        .multiPart("files", "gone.md", bytes("# Gone\n\nIt goes.")))
                .body("state", is("done"));

        imported(school.upload()
                        .multiPart("source", "wiki")
                        .multiPart("files", "kept.md", bytes("# Kept\n\nIt stays.")))
                .body("files[0].state", is("unchanged"))
                .body("files[0].articles", contains("kept"));

        school.school.get("/knowledge/articles/gone").then().body("state", is("archived"));
        school.school.get("/knowledge/articles/kept").then().body("state", is("published"));
        school.school.get("/knowledge/articles/handbook:mentor").then().body("state", is("published"));
    }

    @Test
    void an_import_without_a_file_or_with_an_unknown_course_is_refused_at_once() {
        school.upload()
                .multiPart("kind", "faq")
                .post("/knowledge/imports")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("files"));
        school.upload()
                .multiPart("course", "nowhere")
                .multiPart("files", "a.md", bytes("# A"))
                .post("/knowledge/imports")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("course"));
        JsonPath refused = school.school.post("/knowledge/imports", Map.of()).jsonPath();
        org.junit.jupiter.api.Assertions.assertEquals("unsupported-format", refused.getString("code"));
    }

    @Test
    void a_preview_says_what_would_be_and_stores_nothing_until_it_is_carried_out() {
        imported(school.upload()
                        .multiPart("source", "plan")
                        .multiPart("files", "plan/old.md", bytes("# Old\n\nIt goes away."))
                        .multiPart("files", "plan/same.md", bytes("# Same\n\nIt stays.")))
                .body("state", is("done"));

        String id = imported(school.upload()
                        .multiPart("source", "plan")
                        .multiPart("preview", "true")
                        .multiPart("files", "plan/same.md", bytes("# Same\n\nIt stays."))
                        .multiPart("files", "plan/fresh.md", bytes("# Fresh\n\nThe zebra is striped."))
                        .multiPart("files", "plan/bad.pdf", bytes("no pdf")))
                .body("state", is("preview"))
                .body("files.find { it.name == 'plan/same.md' }.effect", is("unchanged"))
                .body("files.find { it.name == 'plan/fresh.md' }.effect", is("new"))
                .body("files.find { it.name == 'plan/bad.pdf' }.effect", is("rejected"))
                .body("files.find { it.name == 'plan/fresh.md' }.state", nullValue())
                .body("archived", contains("plan:old"))
                .extract()
                .path("id");
        school.school.get("/knowledge/articles/plan:fresh").then().statusCode(404);
        school.school.get("/knowledge/articles/plan:old").then().body("state", is("published"));

        school.school.post("/knowledge/imports/" + id + "/publication").then().statusCode(202);

        over(id).body("state", is("done"))
                .body("files.find { it.name == 'plan/fresh.md' }.state", is("imported"))
                .body("files.find { it.name == 'plan/bad.pdf' }.state", is("rejected"));
        school.school.get("/knowledge/articles/plan:fresh").then().body("state", is("published"));
        school.school.get("/knowledge/articles/plan:old").then().body("state", is("archived"));
        school.school
                .post("/knowledge/imports/" + id + "/publication")
                .then()
                .statusCode(409)
                .body("code", is("not-previewed"));
    }

    @Test
    void a_moved_file_stays_the_same_article_under_its_new_path() {
        imported(school.upload()
                        .multiPart("source", "moving")
                        .multiPart("files", "drafts/glaze.md", bytes("# Glaze\n\nGlaze is fired twice.")))
                .body("state", is("done"));
        String article = school.school.get("/knowledge/articles/drafts:glaze").path("id");

        imported(school.upload()
                        .multiPart("source", "moving")
                        .multiPart("files", "lessons/glaze.md", bytes("# Glaze\n\nGlaze is fired twice.")))
                .body("files[0].effect", is("changed"))
                .body("files[0].movedFrom", contains("drafts:glaze"))
                .body("archived", is(List.of()));

        school.school.get("/knowledge/articles/lessons:glaze").then().body("id", is(article));
        school.school.get("/knowledge/articles/drafts:glaze").then().statusCode(404);
    }

    @Test
    void a_copy_is_another_article_while_the_first_is_still_there() {
        imported(school.upload()
                        .multiPart("source", "copying")
                        .multiPart("files", "copy/one.md", bytes("# Kiln\n\nThe kiln is hot."))
                        .multiPart("files", "copy/two.md", bytes("# Kiln\n\nThe kiln is hot.")))
                .body("files[1].movedFrom", is(List.of()));

        school.school.get("/knowledge/articles/copy:one").then().body("state", is("published"));
        school.school.get("/knowledge/articles/copy:two").then().body("state", is("published"));
    }

    @Test
    void an_import_can_be_ended_but_not_resumed_and_unknown_states_are_refused() {
        String id = imported(school.upload()
                        .multiPart("preview", "true")
                        .multiPart("files", "ended.md", bytes("# Ended\n\nNever mind.")))
                .extract()
                .path("id");

        put(id, "cancelled").then().statusCode(200).body("state", is("cancelled"));

        put(id, "running").then().statusCode(409).body("code", is("import-over"));
        put(id, "done").then().statusCode(422).body("errors.field", hasItem("state"));
        school.school
                .put("/knowledge/imports/0192f0c8-7b3c-79ec-b2e8-849a72eb87ca/state", Map.of("state", "paused"))
                .then()
                .statusCode(404);
        school.school.get("/knowledge/articles/ended").then().statusCode(404);
    }

    @Test
    void a_held_import_goes_on_where_it_was_and_the_newest_is_first_in_the_list() {
        RequestSpecification upload = school.upload();
        for (int i = 0; i < 80; i++) {
            upload.multiPart("files", "held/%d.md".formatted(i), bytes("# Page %d\n\nText %d.".formatted(i, i)));
        }
        String id = upload.post("/knowledge/imports").path("id");

        put(id, "paused").then().statusCode(200).body("state", is("paused"));
        school.school
                .get("/knowledge/imports?limit=1")
                .then()
                .body("items[0].id", is(id))
                .body("items[0].total", is(80))
                .body("next", notNullValue());
        put(id, "running").then().statusCode(200).body("state", is("running"));

        over(id).body("state", is("done")).body("done", is(80));
        school.school.get("/knowledge/articles/held:79").then().body("state", is("published"));
    }

    private Response put(String id, String state) {
        return school.school.put("/knowledge/imports/" + id + "/state", Map.of("state", state));
    }

    private ValidatableResponse over(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> school.school.get("/knowledge/imports/" + id), ImportTest::over)
                .then();
    }

    @Test
    void office_files_keep_their_structure_and_a_passage_names_its_slide() {
        imported(school.upload()
                        .multiPart(
                                "files",
                                "office/kiln.docx",
                                Made.docx(Made.paragraph("<w:pStyle w:val='1'/>", "Kiln rules")
                                        + Made.paragraph("", "The kiln door opens at ninety degrees.")))
                        .multiPart("files", "office/talk.pptx", Made.pptx("", "Say that porcelain shrinks by a sixth."))
                        .multiPart(
                                "files",
                                "office/inner.zip",
                                Made.zip(Map.of(
                                        "deep.zip", Made.zip(Map.of("again.zip", Made.zip(Made.files("a.md", "x"))))))))
                .body("state", is("done"))
                .body("files.find { it.name == 'again.zip' }.state", is("rejected"));

        school.school
                .get("/knowledge/search?q=kiln+door+opens+degrees")
                .then()
                .body("items[0].externalId", is("office:kiln"))
                .body("items[0].text", is("The kiln door opens at ninety degrees."));
        school.school.get("/knowledge/search?q=porcelain+shrinks").then().body("items[0].heading", is("slide 1"));
    }
}
