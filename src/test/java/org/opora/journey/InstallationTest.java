package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.identity.student.WidgetTokens;

/** Whoever puts the widget on the school's pages sees what each page heard. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class InstallationTest {
    private static final String LMS = "https://lms.school.example";
    private final Cast cast = new Cast();
    private final Http pavel = cast.pavel();

    private ValidatableResponse from(String origin, String token) {
        return Http.nobody()
                .request()
                .header("Origin", origin)
                .body(Map.of("token", token))
                .post("/widget/sessions")
                .then();
    }

    private ValidatableResponse visits() {
        return pavel.get("/schools/current/widget/visits").then().statusCode(200);
    }

    @Test
    void a_page_is_seen_with_its_first_session_or_with_what_stands_in_its_way() {
        visits().body("items", empty());
        pavel.put("/schools/current/settings", Map.of("allowedOrigins", List.of(LMS)))
                .then()
                .statusCode(200);

        from(LMS, WidgetTokens.sign(cast.widgetKey, "0".repeat(40), Map.of("sub", "vasya")))
                .statusCode(401);
        from("https://other.example", cast.token("vasya", Map.of())).statusCode(401);
        from(LMS, cast.token("vasya", Map.of("exp", Instant.now().getEpochSecond() - 7200)))
                .statusCode(401)
                .body("expiredAt", notNullValue());
        from(LMS, cast.token("vasya", Map.of())).statusCode(201);

        visits().body("items.outcome", contains("started", "token-expired", "origin-not-allowed", "token-invalid"))
                .body("items.origin", contains(LMS, LMS, "https://other.example", LMS))
                .body("items[1].expiredAt", notNullValue())
                .body("items[0].expiredAt", nullValue());
    }

    @Test
    void an_administrator_looks_at_the_widget_as_a_student() {
        String token = pavel.post("/schools/current/widget/tokens", Map.of("course", "no-such"))
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        Http.nobody()
                .post("/widget/sessions", Map.of("token", token))
                .then()
                .statusCode(201)
                .body("student.name", is("pavel"))
                .body("warnings", contains(containsString("no-such")));
    }

    @Test
    void others_neither_see_it_nor_sign_anything() {
        for (Http one : List.of(cast.oleg(), cast.vera())) {
            one.get("/schools/current/widget/visits").then().statusCode(403);
            one.post("/schools/current/widget/tokens", Map.of()).then().statusCode(403);
        }
        from(LMS, cast.token("vasya", Map.of())).statusCode(201);
        new Cast()
                .pavel()
                .get("/schools/current/widget/visits")
                .then()
                .statusCode(200)
                .body("items", empty());
        cast.school.post("/schools/current/widget/tokens", Map.of()).then().statusCode(403);
    }

    @Test
    void whoever_invents_origins_leaves_no_more_than_a_screenful() {
        for (int n = 0; n < 35; n++) {
            from("https://page-" + n + ".example", "x.y.z").statusCode(401);
            from("https://page-" + n + ".example", cast.token("vasya", Map.of("sub", "")))
                    .statusCode(401);
        }

        visits().body("items.size()", is(30)).body("items[0].origin", is("https://page-34.example"));
    }
}
