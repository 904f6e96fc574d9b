package org.opora.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Student.Talk;

/** Whatever is sent, the answer is a problem that says what is wrong; never a stack trace, never a 500. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {
    private static final String NOT_STORABLE = """
            {"clientId":"01890000-0000-7000-8000-000000000000","course":"\\u0000","lesson":"\\u0000","assignment":"\\u0000",
             "student":"\\u0000","question":"x","text":"x","history":[null],"attachments":[null]}""";

    private final Cast school = Cast.shared();

    @Test
    void a_message_is_1_to_8000_characters_that_can_be_stored() {
        Talk talk = school.student("ulyana").talks();

        talk.says("я".repeat(9_000))
                .then()
                .statusCode(422)
                .body("code", is("too-long"))
                .body("errors.field", contains("text"));
        talk.says("🙂".repeat(8_000)).then().statusCode(202);
        talk.says(" \n\t\u00a0").then().statusCode(422).body("code", is("blank"));
        talk.says("\u0085\u200b\ufeff").then().statusCode(422).body("code", is("blank"));
        talk.says("a\u0000b").then().statusCode(422).body("errors.field", contains("text"));
        raw(talk, "{\"clientId\":\"%s\",\"text\":\"\\ud800 half\"}".formatted(UUID.randomUUID()))
                .then()
                .statusCode(422)
                .body("errors.field", contains("text"));
        raw(talk, "{\"text\":\"no client id\"}").then().statusCode(422).body("errors.field", contains("clientId"));
        raw(talk, "{\"clientId\":\"7\",\"text\":\"x\"}")
                .then()
                .statusCode(422)
                .body("errors.field", contains("clientId"));
    }

    private static Response raw(Talk talk, String body) {
        return talk.student().http().request().body(body).post(talk.path() + "/messages");
    }

    @Test
    void a_body_over_a_megabyte_is_too_large_whether_its_length_is_declared_or_not() {
        String large = "{\"question\":\"" + "x".repeat(1_000_001) + "\"}";

        school.school.post("/answers", large).then().statusCode(413).body("code", is("too-large"));
        school.school
                .request()
                .body(new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .post("/answers")
                .then()
                .statusCode(413);
    }

    @Test
    void an_upload_that_ends_in_its_middle_is_malformed() {
        Talk talk = school.student("ulyana").talks();

        Response refused = talk.student()
                .http()
                .request()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .contentType("multipart/form-data; boundary=x")
                .body("--x")
                .post(talk.path() + "/attachments");

        refused.then().statusCode(400).body("code", is("malformed"));
    }

    @Test
    void what_is_not_json_or_not_asked_for_as_json_is_refused() {
        school.school.post("/answers", "{\"question\":").then().statusCode(400).body("code", is("malformed"));
        school.school.post("/answers", "[1]").then().statusCode(400);
        given().spec(school.school.upload())
                .contentType("text/plain")
                .body("x")
                .post("/answers")
                .then()
                .statusCode(415);
        school.school.request().accept("image/png").get("/courses").then().statusCode(406);
        school.school.request().patch("/courses").then().statusCode(405).body("code", is("method-not-allowed"));
        Http.nobody().get("/no/such/path").then().statusCode(404).body("code", is("not-found"));
    }

    @Test
    void a_credential_that_is_none_is_401_and_one_of_the_wrong_kind_is_403() {
        Http.nobody().get("/courses").then().statusCode(401);
        new Http("opk_unknown").get("/courses").then().statusCode(401).body("code", is("token-invalid"));
        new Http("ops_unknown").get("/handoffs").then().statusCode(401);
        new Http("opw_unknown").get("/conversations").then().statusCode(401);
        new Http("garbage").get("/conversations").then().statusCode(401);
        school.school.get("/handoffs").then().statusCode(403).body("code", is("forbidden"));
        school.oleg().post("/schools", Http.EMPTY).then().statusCode(403);
        school.oleg()
                .put("/courses/rust", Map.of("title", "x", "lang", "ru"))
                .then()
                .statusCode(403);
        school.vera().get("/handoffs").then().statusCode(403);
        school.student("ulyana").http().get("/knowledge/search?q=x").then().statusCode(403);
    }

    @Test
    void a_name_in_a_body_that_the_school_does_not_have_is_422_and_names_the_field() {
        school.school
                .post("/answers", Map.of("question", "x", "course", "nowhere"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("course"));
        school.school
                .post("/answers", Map.of("question", "x", "student", "nobody"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("student"));
        school.oleg().get("/handoffs?state=sleeping").then().statusCode(422).body("errors.field", contains("state"));
        school.oleg().get("/handoffs?after=%25%25").then().statusCode(422).body("errors.field", contains("after"));
        school.school
                .put("/courses/-x", Map.of("title", "x", "lang", "ru"))
                .then()
                .statusCode(422);
    }

    @Test
    @SuppressWarnings("unchecked")
    void every_path_answers_nonsense_with_a_problem_and_never_breaks() {
        Cast school = new Cast().withBase();
        Talk talk = school.student("fuzzy").talks();
        List<Http> callers = List.of(
                Http.nobody(),
                school.school,
                school.oleg(),
                school.igor(),
                school.vera(),
                school.pavel(),
                talk.student().http());
        Map<String, Map<String, Object>> paths = given().baseUri(testUrl())
                .queryParam("format", "json")
                .get("/q/openapi")
                .path("paths");
        List<String> broken = new ArrayList<>();

        paths.forEach((path, operations) -> operations.keySet().forEach(method -> {
            if (!path.startsWith("/api/v1") || (path.endsWith("/events") && method.equals("get"))) {
                return;
            }
            String filled = fill(path.substring("/api/v1".length()), talk.id());
            for (Http caller : callers) {
                for (String body :
                        List.of("", "{}", "[]", "null", "{\"text\":{},\"title\":7,\"events\":[null]}", NOT_STORABLE)) {
                    if (method.equals("delete") && !filled.contains(talk.id())) {
                        continue;
                    }
                    String cursor = method.equals("get") ? "?after=LTE&q=x&course=%00" : "";
                    Response answer = caller.request()
                            .urlEncodingEnabled(false)
                            .body(body)
                            .request(method, filled + cursor);
                    boolean problem =
                            answer.statusCode() < 400 || answer.contentType().startsWith("application/problem+json");
                    if (answer.statusCode() >= 500 || !problem) {
                        broken.add(answer.statusCode() + " " + method + " " + path + " " + body);
                    }
                }
            }
        }));

        assertFalse(paths.isEmpty());
        assertTrue(
                broken.isEmpty(),
                () -> String.join("\n", broken.stream().distinct().toList()));
    }

    private static String testUrl() {
        return org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("test.url", String.class);
    }

    private static String fill(String path, String conversation) {
        return path.replace("{n}", "1").replaceFirst("\\{id}", conversation).replaceAll("\\{\\w+}", "rust");
    }

    @Test
    void a_problem_says_what_a_program_and_a_person_need() {
        school.school
                .post("/answers", Http.EMPTY)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("urn:opora:problem:required"))
                .body("title", notNullValue())
                .body("status", is(422))
                .body("detail", notNullValue())
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .body("errors.field", contains("question"));
    }
}
