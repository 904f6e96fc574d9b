package org.opora.curation.checks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;

/** A publication that breaks an old answer is stopped by its check. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckTest {
    private static final String QUESTION = "In which room is the kiln?";
    private static final String GOOD = "# Kiln\n\nThe kiln is in room 7. It is lit on Mondays.";
    private static final String BAD = "# Kiln\n\nThe kiln has been taken out of the house.";

    private final Cast cast = new Cast().withBase();
    private final Http vera = cast.vera();

    CheckTest() {
        kiln(GOOD, Map.of()).statusCode(201);
        check(Map.of("externalId", "kiln", "contains", "room 7")).statusCode(201);
    }

    private ValidatableResponse kiln(String body, Map<String, Object> more) {
        Map<String, Object> article = new HashMap<>(Map.of(
                "title", "Where the kiln is", "body", body, "format", "markdown", "kind", "handbook", "lang", "en"));
        article.putAll(more);
        return vera.put("/knowledge/articles/kiln", article).then();
    }

    private ValidatableResponse check(Map<String, String> expect) {
        return vera.put("/curation/checks", Map.of("question", QUESTION, "expect", expect))
                .then();
    }

    private ValidatableResponse run(Map<String, Object> of) {
        String id = vera.post("/curation/check-runs", of)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return await().until(() -> vera.get("/curation/check-runs/" + id).then(), run -> !"running"
                .equals(run.extract().path("run.state")));
    }

    @Test
    void a_check_is_looked_at_at_once_and_kept_once() {
        check(Map.of("externalId", "kiln"))
                .statusCode(200)
                .body("passing", is(true))
                .body("unmet", empty());
        check(Map.of("externalId", "deadlines"))
                .statusCode(200)
                .body("passing", is(false))
                .body("unmet", contains("externalId"));

        vera.get("/curation/checks").then().body("items", hasSize(1));
    }

    @Test
    void a_revision_that_breaks_a_check_is_not_published_and_the_old_one_is_still_found() {
        kiln(BAD, Map.of())
                .statusCode(409)
                .body("code", is("check-failed"))
                .body("checks[0].question", is(QUESTION))
                .body("checks[0].unmet", hasItem("contains"));

        vera.get("/knowledge/articles/kiln").then().body("body", is(GOOD)).body("revisions", hasSize(1));
        vera.get("/knowledge/search?q=kiln").then().body("items[0].text", startsWith("The kiln is in room 7"));
        vera.get("/curation/checks").then().body("items[0].passing", is(true));
    }

    @Test
    void with_a_reason_it_is_published_and_the_reason_is_kept() {
        kiln(BAD, Map.of("force", true)).statusCode(422).body("errors[0].field", is("reason"));
        kiln(BAD, Map.of("force", true, "reason", "It was sold")).statusCode(200);

        vera.get("/knowledge/search?q=kiln").then().body("items[0].text", startsWith("The kiln has been taken"));
        vera.get("/curation/checks").then().body("items[0].passing", is(false));
        vera.get("/curation/checks/forced-publications")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reason", is("It was sold"))
                .body("items[0].byName", is("vera"))
                .body("items[0].broken[0].question", is(QUESTION));
    }

    @Test
    void rolling_back_to_a_revision_that_breaks_a_check_is_stopped_too() {
        kiln(BAD, Map.of("force", true, "reason", "It was sold")).statusCode(200);
        kiln(GOOD, Map.of()).statusCode(200);

        vera.post("/knowledge/articles/kiln/revisions/2/publication")
                .then()
                .statusCode(409)
                .body("code", is("check-failed"));
        vera.post("/knowledge/articles/kiln/revisions/1/publication").then().statusCode(200);
    }

    @Test
    void what_failed_before_stops_nothing_and_other_articles_go_their_way() {
        check(Map.of("contains", "room 9")).statusCode(200).body("passing", is(false));
        kiln(BAD, Map.of()).statusCode(200);

        vera.put(
                        "/knowledge/articles/glaze",
                        Map.of(
                                "title",
                                "Glaze",
                                "body",
                                "Glaze is kept in the attic.",
                                "format",
                                "markdown",
                                "kind",
                                "faq"))
                .then()
                .statusCode(201);
    }

    @Test
    void a_draft_is_stored_whatever_it_would_break_and_a_run_says_what() {
        kiln(BAD, Map.of("publish", false)).statusCode(200).body("revision", is(2));

        run(Map.of("article", "kiln", "revision", 2))
                .body("run.state", is("done"))
                .body("run.failed", is(1))
                .body("results[0].passed", is(false))
                .body("results[0].unmet", hasItem("contains"))
                .body("results[0].before.cited", contains("kiln"))
                .body("results[0].changes", not(empty()));
        vera.get("/knowledge/search?q=kiln").then().body("items[0].text", startsWith("The kiln is in room 7"));
        run(Map.of()).body("run.passed", is(1)).body("results[0].changes", empty());
    }

    @Test
    void a_run_of_what_is_not_there_is_refused() {
        vera.post("/curation/check-runs", Map.of("article", "kiln", "revision", 9))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("revision"));
        vera.post("/curation/check-runs", Map.of("article", "kiln")).then().statusCode(422);
        vera.post("/curation/check-runs", Map.of("kind", "replay", "days", 0))
                .then()
                .statusCode(422);
    }

    @Test
    void the_questions_of_the_last_days_are_asked_again_without_names() {
        var talk = cast.student("masha").talks();
        talk.says("In which room is the kiln? Write to masha@example.org")
                .then()
                .statusCode(202);
        await().until(() -> talk.messages().path("items.size()"), is(2));
        var again = cast.student("ilya").talks();
        again.says("In which room is the kiln? Write to ilya@example.org")
                .then()
                .statusCode(202);
        await().until(() -> again.messages().path("items.size()"), is(2));
        kiln("# Kiln\n\nThe kiln is in room 7 now, behind the blue door.", Map.of())
                .statusCode(200);

        run(Map.of("kind", "replay", "days", 7))
                .body("run.total", is(1))
                .body("results[0].question", startsWith("In which room is the kiln?"))
                .body("results[0].question", not(org.hamcrest.Matchers.containsString("masha@")))
                .body("results[0].changes", hasItem("text"))
                .body("results[0].passed", nullValue());
    }

    @Test
    void a_table_is_taken_row_by_row() {
        String table =
                "question;article;lane\nWhere is the kiln?;kiln;\n;kiln;\nWhat about the glaze?;;nowhere\nWho am I?;;handoff\n";
        vera.post("/curation/checks/table", Map.of("table", table))
                .then()
                .statusCode(200)
                .body("added", is(2))
                .body("refused.row", contains(2, 3));
    }

    @Test
    void checks_are_their_schools_and_for_those_who_keep_the_base() {
        String id = vera.get("/curation/checks").path("items[0].id");

        new Cast().vera().delete("/curation/checks/" + id).then().statusCode(404);
        cast.oleg().get("/curation/checks").then().statusCode(403);
        vera.put("/curation/checks", Map.of("question", QUESTION, "expect", Map.of()))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("expect"));
        vera.delete("/curation/checks/" + id).then().statusCode(204);
        kiln(BAD, Map.of()).statusCode(200);
    }
}
