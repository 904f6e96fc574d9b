package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ImportTest {
    private final Cast school = Cast.shared();

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
}
