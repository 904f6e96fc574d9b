package org.opora.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Student.Talk;
import org.opora.identity.student.WidgetTokens;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class WidgetSessionTest {
    private final Cast school = Cast.shared();

    private static ValidatableResponse exchange(String token) {
        return Http.nobody().post("/widget/sessions", Map.of("token", token)).then();
    }

    private void refused(Map<String, Object> claims, String code) {
        exchange(school.token("vasya", claims)).statusCode(401).body("code", is(code));
    }

    @Test
    void a_token_is_good_once() {
        String token = school.token("vasya", Map.of("course", "rust", "assignment", "sum"));

        exchange(token)
                .statusCode(201)
                .body("context.course.externalId", is("rust"))
                .body("context.assignment.externalId", is("sum"))
                .body("school.locale", is("ru"))
                .body("emergency", is("112"))
                .body("warnings", hasSize(0));
        exchange(token).statusCode(401).body("code", is("token-used"));
    }

    @Test
    void a_token_that_is_late_unsigned_too_long_lived_or_of_nobody_is_refused() {
        long now = Instant.now().getEpochSecond();
        refused(Map.of("exp", now - 90), "token-expired");
        refused(Map.of("exp", now + 2 * 3600), "token-invalid");
        refused(Map.of("sub", ""), "token-invalid");
        refused(Map.of("jti", ""), "token-invalid");
        exchange("").statusCode(401).body("code", is("token-invalid"));
        exchange("a.b.c").statusCode(401).body("code", is("token-invalid"));
        Map<String, Object> claims = Map.of("sub", "vasya", "jti", "x", "exp", now + 60);
        exchange(WidgetTokens.sign("wk_unknown", "0123456789012345678901234567890123456789", claims))
                .statusCode(401)
                .body("code", is("widget-key-unknown"));
        exchange(WidgetTokens.sign(school.widgetKey, "0123456789012345678901234567890123456789", claims))
                .statusCode(401)
                .body("code", is("token-invalid"));
        String unsigned = "eyJhbGciOiJub25lIn0.e30.";
        exchange(unsigned).statusCode(401).body("code", is("token-invalid"));
    }

    @Test
    void the_clock_may_be_a_minute_off() {
        exchange(school.token("vasya", Map.of("exp", Instant.now().getEpochSecond() - 30)))
                .statusCode(201);
    }

    @Test
    void what_the_school_does_not_have_is_left_out_and_named() {
        exchange(school.token("vasya", Map.of("course", "rust", "lesson", "nowhere")))
                .statusCode(201)
                .body("warnings", hasItem(containsString("nowhere")))
                .body("context.lesson", equalTo(null));
    }

    @Test
    void only_pages_that_the_school_allows_may_use_its_widget() {
        Cast careful = new Cast();
        careful.pavel()
                .put("/schools/current/settings", Map.of("allowedOrigins", List.of("https://lms.example")))
                .then()
                .statusCode(200);
        String token = careful.token("vasya", Map.of());

        Http.nobody()
                .request()
                .header("Origin", "https://evil.example")
                .body(Map.of("token", token))
                .post("/widget/sessions")
                .then()
                .statusCode(401)
                .body("code", is("origin-not-allowed"));
        String session = Http.nobody()
                .request()
                .header("Origin", "https://lms.example")
                .body(Map.of("token", token))
                .post("/widget/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        new Http(session)
                .request()
                .header("Origin", "https://evil.example")
                .get("/conversations")
                .then()
                .statusCode(401)
                .body("code", is("origin-not-allowed"));
        new Http(session)
                .request()
                .header("Origin", "https://lms.example")
                .get("/conversations")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", "https://lms.example");
    }

    @Test
    void two_widget_secrets_may_be_active_and_both_sign() {
        Cast rotating = new Cast();
        String old = rotating.token("vasya", Map.of());
        String secret = rotating.school
                .post("/schools/current/widget-secrets")
                .then()
                .statusCode(201)
                .extract()
                .path("widgetSecret");
        Map<String, Object> claims =
                Map.of("sub", "vasya", "jti", "second", "exp", Instant.now().getEpochSecond() + 60);

        exchange(old).statusCode(201);
        exchange(WidgetTokens.sign(rotating.widgetKey, secret, claims)).statusCode(201);
    }

    @Test
    void a_session_of_a_course_stays_in_its_course() {
        Http student = school.student("vasya").http();

        student.post("/conversations", Map.of("course", "python"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("course"));
        student.post("/conversations", Map.of("assignment", "nothing"))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("assignment"));
    }

    @Test
    void the_page_that_a_message_comes_from_is_held_to_what_a_conversation_is() {
        Talk talk = school.student("vasya").talks();
        String page = "https://lms.example/" + "a".repeat(1_980);

        for (String wrong : List.of(page + "a", " ", "\0")) {
            talk.says(UUID.randomUUID(), "Где вебинар?", Map.of("pageUrl", wrong))
                    .then()
                    .statusCode(422)
                    .body("errors.field", hasItem("pageUrl"));
        }
        talk.says(UUID.randomUUID(), "Где вебинар?", Map.of("pageUrl", page))
                .then()
                .statusCode(202);
    }
}
