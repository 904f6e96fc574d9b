package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;
import org.opora.conversation.attachment.content.Drawn;

/** A file on its way from a student to a curator, and everybody whom it is not for. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttachmentTest {
    private final Cast school = Cast.shared();

    private static Response sendUp(Talk talk, String name, byte[] file) {
        return talk.student()
                .http()
                .upload()
                .config(RestAssured.config()
                        .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset("UTF-8"))
                        .httpClient(HttpClientConfig.httpClientConfig()
                                .httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE)))
                .multiPart("file", name, file, "application/octet-stream")
                .post(talk.path() + "/attachments");
    }

    private static String keptIn(Talk talk) {
        return sendUp(talk, "main.rs", bytes("fn main() {}"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As a browser opens an address that stands in a page. */
    private static Response opened(String url) {
        return RestAssured.given().urlEncodingEnabled(false).baseUri(Http.url()).get(url);
    }

    private static Response says(Talk talk, List<?> attachments) {
        return talk.says(UUID.randomUUID(), "Вот мой код", Map.of("attachments", attachments));
    }

    @Test
    void a_curator_finds_the_students_file_in_the_packet_with_a_fresh_address() throws IOException {
        Talk talk = school.student("anya").talks();
        byte[] photo = Drawn.jpeg(6);
        Response kept = sendUp(talk, "моё решение.jpg", photo);
        kept.then()
                .statusCode(201)
                .body("name", is("моё решение.jpg"))
                .body("type", is("image/jpeg"))
                .body("url", matchesPattern("/api/v1/attachments/.+/.+\\?until=\\d+&signature=[\\w-]+"));
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);

        try (Stream stream = talk.stream(0)) {
            says(talk, List.of(kept.path("id"), keptIn(talk)))
                    .then()
                    .statusCode(202)
                    .body("attachments.name", contains("моё решение.jpg", "main.rs"));
            Told told = stream.first(event -> event.text("/attachments/0/name").equals("моё решение.jpg"));
            assertEquals(200, opened(told.text("/attachments/0/url")).statusCode());
        }
        String packet = "conversation.messages.find { it.attachments }.attachments[0]";
        Response first = school.oleg().post(talk.path() + "/takeover");
        first.then().body(packet + ".id", is(kept.<String>path("id"))).body(packet + ".size", notNullValue());
        opened(first.path(packet + ".url"))
                .then()
                .statusCode(200)
                .header("Content-Type", "image/jpeg")
                .header("Content-Disposition", startsWithAttachment())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=900")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        byte[] seen = opened(first.path(packet + ".url")).asByteArray();
        assertEquals(20, Drawn.seen(seen).getWidth());
        assertEquals(first.<Integer>path(packet + ".size"), seen.length);
        talk.messages().then().body("items.find { it.attachments }.attachments", hasSize(2));
    }

    private static org.hamcrest.Matcher<String> startsWithAttachment() {
        return is("attachment; filename*=UTF-8''%D0%BC%D0%BE%D1%91%20%D1%80%D0%B5%D1%88%D0%B5%D0%BD%D0%B8%D0%B5.jpg");
    }

    @Test
    void a_page_that_a_student_sends_is_never_a_page_of_ours() {
        Talk talk = school.student("bella").talks();
        byte[] page = bytes("<script>alert(document.domain)</script>");

        String url = sendUp(talk, "index.html", page).path("url");

        opened(url).then().statusCode(200).header("Content-Type", not(containsString("html")));
        opened(url).then().header("Content-Type", is("text/plain; charset=utf-8"));
        assertArrayEquals(page, opened(url).asByteArray());
        sendUp(talk, "photo.png", page).then().statusCode(415).body("code", is("unsupported-format"));
        sendUp(talk, "photo.svg", bytes("<svg/>")).then().statusCode(415);
        sendUp(talk, "bomb.png", Drawn.bomb(50_000, 50_000))
                .then()
                .statusCode(413)
                .body("code", is("too-many-pixels"));
    }

    @Test
    void an_address_is_good_for_what_it_names_and_nothing_else() {
        Talk talk = school.student("vika").talks();
        String url = sendUp(talk, "a.txt", bytes("a")).path("url");
        String other = sendUp(talk, "b.txt", bytes("b")).path("id");
        String until = url.replaceAll(".*until=(\\d+)&.*", "$1");

        opened(url).then().statusCode(200);
        for (String forged : List.of(
                url.replace(until, Long.toString(Long.parseLong(until) + 60)),
                url.replaceAll("/[^/]+\\?", "/" + other + "?"),
                url.replaceAll("attachments/[^/]+/", "attachments/" + UUID.randomUUID() + "/"),
                url.replaceAll("&signature=.*", ""),
                url.replaceAll("\\?.*", ""),
                url.replaceAll("until=\\d+", "until=x"),
                url + "A")) {
            opened(forged).then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Test
    void a_file_is_sent_once_by_its_student_where_it_was_sent_up() {
        Talk talk = school.student("gleb").talks();
        Talk elsewhere = talk.student().talks();
        Talk others = school.student("denis").talks();
        String sent = keptIn(talk);
        UUID clientId = UUID.randomUUID();
        Map<String, Object> with = Map.of("attachments", List.of(sent));
        talk.says(clientId, "Вот", with).then().statusCode(202).body("attachments", hasSize(1));
        talk.says(clientId, "Вот", with).then().statusCode(200).body("attachments.id", contains(sent));

        Cast foreign = new Cast();
        String theirs = keptIn(foreign.student("far", Map.of()).talks());
        String waiting = keptIn(talk);
        for (List<?> refused : List.of(
                List.of(sent),
                List.of(keptIn(elsewhere)),
                List.of(keptIn(others)),
                List.of(theirs),
                List.of(UUID.randomUUID().toString()),
                List.of(waiting, waiting),
                List.of(waiting, theirs),
                java.util.stream.Stream.generate(UUID::randomUUID).limit(6).toList())) {
            says(talk, refused).then().statusCode(422).body("errors.field", contains("attachments"));
        }
        says(talk, List.of("x")).then().statusCode(422).body("errors.field[0]", containsString("attachments"));
        says(talk, Arrays.asList((Object) null)).then().statusCode(422);
        says(talk, List.of(waiting)).then().statusCode(202);
        talk.messages().then().body("items.findAll { it.author.kind == 'student' }", hasSize(2));
    }

    @Test
    void only_the_student_and_curators_of_the_school_send_up_in_a_conversation() {
        Talk talk = school.student("zhenya").talks();
        Talk others = school.student("zoya").talks();

        Http ofAnotherSchool = new Cast().student("near", Map.of()).http();
        for (Http other : List.of(others.student().http(), ofAnotherSchool)) {
            other.upload()
                    .multiPart("file", "a.txt", bytes("a"))
                    .post(talk.path() + "/attachments")
                    .then()
                    .statusCode(404);
        }
        school.vera()
                .upload()
                .multiPart("file", "a.txt", bytes("a"))
                .post(talk.path() + "/attachments")
                .then()
                .statusCode(403);
        school.oleg()
                .upload()
                .multiPart("file", "a.txt", bytes("a"))
                .post(talk.path() + "/attachments")
                .then()
                .statusCode(201);
        RestAssured.given()
                .baseUri(Http.url())
                .multiPart("file", "a.txt", bytes("a"))
                .post("/api/v1" + talk.path() + "/attachments")
                .then()
                .statusCode(401);
        talk.student()
                .http()
                .upload()
                .multiPart("other", "a.txt", bytes("a"))
                .post(talk.path() + "/attachments")
                .then()
                .statusCode(422)
                .body("errors.field", contains("file"));
        talk.student()
                .http()
                .post(talk.path() + "/attachments", Http.EMPTY)
                .then()
                .statusCode(415);
    }

    @Test
    void ten_megabytes_pass_and_one_byte_more_does_not() {
        Talk talk = school.student("ilya").talks();
        byte[] text = new byte[10_000_000];
        Arrays.fill(text, (byte) 'a');

        String url = sendUp(talk, "long.txt", text)
                .then()
                .statusCode(201)
                .body("size", is(10_000_000))
                .extract()
                .path("url");
        assertArrayEquals(text, opened(url).asByteArray());
        for (int length : new int[] {10_000_001, 13_000_000}) {
            sendUp(talk, "longer.txt", Arrays.copyOf(text, length))
                    .then()
                    .statusCode(413)
                    .log()
                    .body()
                    .body("code", is("too-large"));
        }
    }

    @Test
    void an_hour_has_thirty_files() {
        Talk talk = school.student("kirill").talks();
        for (int i = 0; i < 30; i++) {
            keptIn(talk);
        }

        Response refused = sendUp(talk.student().talks(), "a.txt", bytes("a"));

        refused.then().statusCode(429).body("code", is("too-many-uploads"));
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 3_000);
        sendUp(school.student("ksenia").talks(), "a.txt", bytes("a")).then().statusCode(201);
    }

    @Test
    void pages_of_other_origins_may_ask() {
        for (String path : List.of("/conversations/" + UUID.randomUUID() + "/attachments", "/attachments/a/b")) {
            Http.nobody()
                    .request()
                    .header("Origin", "https://lms.example")
                    .header("Access-Control-Request-Method", "POST")
                    .options(path)
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "https://lms.example");
        }
    }

    @Test
    void what_is_erased_is_gone_with_its_files() {
        Cast leaving = new Cast();
        String url = sendUp(leaving.student("last", Map.of()).talks(), "a.txt", bytes("a"))
                .path("url");
        opened(url).then().statusCode(200);

        new Http(org.opora.cast.Parts.PLATFORM_KEY)
                .delete("/schools/" + leaving.key)
                .then()
                .statusCode(204);

        opened(url).then().statusCode(404);
    }

    @Test
    void addresses_are_made_anew_and_never_kept() {
        Talk talk = school.student("lyuba").talks();
        says(talk, List.of(keptIn(talk))).then().statusCode(202);
        String first = talk.messages().path("items[0].attachments[0].url");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> talk.messages().path("items[0].attachments[0].url"), not(first));
    }
}
