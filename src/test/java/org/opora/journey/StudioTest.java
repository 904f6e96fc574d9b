package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Parts;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Listing;

/** What the studio's pages ask the server for. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class StudioTest {
    private static final String CERTIFICATE = "Сколько баллов нужно, чтобы получить сертификат?";

    private static final class One {
        static final Cast SCHOOL = new Cast().withBase();
    }

    /** Whoever runs checks. */
    @Singleton
    static class Checking implements Listing.Failing {
        static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

        @Override
        public List<String> articles(SchoolId school) {
            return List.copyOf(FAILING);
        }
    }

    private final Cast school = One.SCHOOL;

    private ValidatableResponse put(Cast in, String id, String title, String body, Map<String, Object> more) {
        Map<String, Object> article =
                new HashMap<>(Map.of("title", title, "body", body, "format", "markdown", "kind", "handbook"));
        article.putAll(more);
        return in.vera().put("/knowledge/articles/" + id, article).then();
    }

    private ValidatableResponse list(String asked) {
        return school.vera().get("/knowledge/articles?" + asked).then().statusCode(200);
    }

    private static String ahead(Duration time) {
        return Instant.now().plus(time).toString();
    }

    @Test
    void what_needs_a_hand_comes_first_and_every_page_goes_on_where_the_last_ended() {
        Cast own = new Cast();
        put(own, "calm", "Calm", "Nothing to do here.", Map.of()).statusCode(201);
        put(own, "due", "Due", "Look at me again.", Map.of()).statusCode(201);
        put(own, "expired", "Expired", "No longer true.", Map.of("validUntil", ahead(Duration.ofDays(-1))))
                .statusCode(201);
        put(own, "ending", "Ending", "True for a week.", Map.of("validUntil", ahead(Duration.ofDays(7))))
                .statusCode(201);
        put(own, "pending", "Pending", "As it was.", Map.of()).statusCode(201);
        put(own, "pending", "Pending", "As it will be.", Map.of("publish", false))
                .statusCode(200);
        own.vera()
                .put("/knowledge/articles/due/upkeep", Map.of("reviewAt", ahead(Duration.ofHours(-1))))
                .then()
                .statusCode(200);

        List<String> seen = new ArrayList<>();
        String after = "";
        while (after != null) {
            Response page = own.vera().get("/knowledge/articles?sort=need&limit=2" + after);
            seen.addAll(page.jsonPath().getList("items.externalId"));
            String next = page.path("next");
            after = next == null ? null : "&after=" + next;
        }

        assertEquals(List.of("expired", "due", "ending", "pending", "calm"), seen);
        own.vera()
                .get("/knowledge/articles?sort=need")
                .then()
                .body(
                        "items.needs",
                        contains(
                                List.of("expired"),
                                List.of("review-due"),
                                List.of("ends-soon"),
                                List.of("unpublished"),
                                List.of()));
        own.vera().get("/knowledge/articles?need=expired").then().body("items.externalId", contains("expired"));
        own.vera()
                .get("/knowledge/outline")
                .then()
                .body("needs.expired", is(1))
                .body("needs.unpublished", is(1))
                .body("states.published", is(5));
    }

    @Test
    void an_article_whose_check_fails_comes_before_what_is_only_due() {
        Cast own = new Cast();
        String failing = "failing-" + UUID.randomUUID();
        put(own, "a-calm", "Calm", "Nothing to do here.", Map.of()).statusCode(201);
        put(own, "b-ending", "Ending", "True for a week.", Map.of("validUntil", ahead(Duration.ofDays(7))))
                .statusCode(201);
        put(own, failing, "Failing", "Wrong since yesterday.", Map.of()).statusCode(201);

        Checking.FAILING.add(failing);
        var listed = own.vera().get("/knowledge/articles?sort=need").then();
        Checking.FAILING.remove(failing);

        listed.body("items.externalId", contains(failing, "b-ending", "a-calm"))
                .body("items[0].needs", contains("failing"));
        own.vera()
                .get("/knowledge/articles?sort=need")
                .then()
                .body("items.externalId", contains("b-ending", "a-calm", failing));
    }

    @Test
    void an_article_is_found_by_its_title_by_its_id_and_by_the_words_of_its_passages() {
        put(school, "pottery:wheel", "Throwing", "The wheel turns anticlockwise in the workshop.", Map.of())
                .statusCode(201);

        list("query=throw").body("items.externalId", contains("pottery:wheel"));
        list("query=pottery").body("items.externalId", contains("pottery:wheel"));
        list("query=workshops+anticlockwise").body("items.externalId", contains("pottery:wheel"));
        list("query=%25").body("items", empty());
        list("query=the").body("items.externalId", not(hasItem("handbook:mentor")));
        new Cast().vera().get("/knowledge/articles?query=anticlockwise").then().body("items", empty());
    }

    @Test
    void a_list_is_narrowed_by_course_lesson_kind_state_and_owner() {
        String vera = school.vera().get("/me").path("id");
        put(school, "owned", "Owned", "Somebody cares for this.", Map.of("kind", "policy"))
                .statusCode(201);
        school.vera()
                .put("/knowledge/articles/owned/upkeep", Map.of("owner", vera))
                .then()
                .statusCode(200);

        list("owner=" + vera).body("items.externalId", contains("owned")).body("items[0].owner.name", is("vera"));
        list("course=rust&lesson=loops").body("items.externalId", contains("lesson:loops"));
        list("wholeSchool=true").body("items.course", everyItem(nullValue()));
        list("kind=policy").body("items.kind", everyItem(equalTo("policy")));
        list("state=draft").body("items.state", everyItem(equalTo("draft")));
        school.vera().get("/knowledge/articles?course=none").then().statusCode(422);
        school.vera().get("/knowledge/outline").then().body("parts.find { it.lesson == 'loops' }.articles", is(1));
        school.vera().get("/knowledge/articles/owned").then().body("owner.name", is("vera"));
    }

    @Test
    void an_owner_is_of_this_school() {
        put(school, "orphan", "Orphan", "Nobody cares for this.", Map.of()).statusCode(201);
        String stranger = new Cast().vera().get("/me").path("id");

        school.vera()
                .put("/knowledge/articles/orphan/upkeep", Map.of("owner", stranger))
                .then()
                .statusCode(422)
                .body("errors[0].field", is("owner"));
        school.vera().put("/knowledge/articles/no-such/upkeep", Map.of()).then().statusCode(404);
    }

    @Test
    void what_answers_cite_is_counted_and_what_is_of_no_use_to_students_needs_a_hand() throws IOException {
        Cast own = new Cast().withBase();
        for (String name : List.of("anna", "boris")) {
            Talk talk = own.student(name).talks();
            try (Stream stream = talk.stream(0)) {
                String answer =
                        stream.outcome(talk.says(CERTIFICATE).path("id")).text("/id");
                talk.student()
                        .http()
                        .put("/messages/" + answer + "/rating", Map.of("value", "down"))
                        .then()
                        .statusCode(204);
            }
        }

        own.vera()
                .get("/knowledge/articles?sort=need&limit=1")
                .then()
                .body("items[0].externalId", is("handbook:certificate"))
                .body("items[0].cited", is(2))
                .body("items[0].down", is(2))
                .body("items[0].needs", contains("voted-down"));
    }

    @Test
    void a_revision_says_who_wrote_it_and_why() {
        put(school, "signed", "Signed", "First words.", Map.of("note", "From the meeting"))
                .statusCode(201);
        school.school
                .put(
                        "/knowledge/articles/signed",
                        Map.of("title", "Signed", "body", "Second words.", "format", "markdown", "kind", "handbook"))
                .then()
                .statusCode(200);

        school.vera()
                .get("/knowledge/articles/signed/revisions/1")
                .then()
                .statusCode(200)
                .body("body", is("First words."))
                .body("published", is(false))
                .body("author.kind", is("staff"))
                .body("author.name", is("vera"))
                .body("note", is("From the meeting"))
                .body("passages.text", contains("First words."));
        school.vera()
                .get("/knowledge/articles/signed")
                .then()
                .body("revisions.author.kind", contains("staff", "key"))
                .body("publishedRevision", is(2));
        school.vera().get("/knowledge/articles/signed/revisions/9").then().statusCode(404);
        new Cast().vera().get("/knowledge/articles/signed/revisions/1").then().statusCode(404);
    }

    @Test
    void a_text_is_cut_as_it_would_be_kept_and_an_overlong_block_is_named() {
        String code = "```\n" + "let quite_a_long_name = 1;\n".repeat(80) + "```";
        String body = "# Top\n\nFirst.\n\n## Part\n\nSecond.\n\n## Code\n\n" + code;

        List<String> cut = school.vera()
                .post("/knowledge/passages", Map.of("title", "Cut", "body", body, "format", "markdown"))
                .then()
                .statusCode(200)
                .body("items.heading", hasItems(containsString("Part")))
                .body("items.find { it.text.startsWith('```') }.tooLong", is(true))
                .body("items.find { it.text == 'Second.' }.tooLong", is(false))
                .body("items.find { it.text == 'Second.' }.length", is(7))
                .extract()
                .path("items.text");

        put(school, "cut", "Cut", body, Map.of()).statusCode(201);
        school.vera().get("/knowledge/articles/cut/revisions/1").then().body("passages.text", equalTo(cut));
        school.vera()
                .post("/knowledge/passages", Map.of("title", "Cut", "body", " ", "format", "markdown"))
                .then()
                .statusCode(422);
    }

    @Test
    void an_article_can_be_asked_while_it_is_typed_and_nothing_is_kept() {
        String question = "Where is the library card issued?";
        Map<String, Object> typed = Map.of(
                "question", question,
                "title", "Library card",
                "body",
                        "## Opening\n\nThe library opens at nine.\n\n## Card\n\nThe library card is issued in room 12 on the second floor.",
                "format", "markdown",
                "kind", "handbook");

        school.vera()
                .post("/knowledge/articles/library-card/trial", typed)
                .then()
                .statusCode(200)
                .body("own[0].text", is("The library card is issued in room 12 on the second floor."))
                .body("own[0].position", is(1))
                .body("own[0].place", is(1))
                .body("own[0].quote", containsString("room 12"))
                .body("others", empty())
                .body("confidence", greaterThan(0.0f));

        school.vera().get("/knowledge/articles/library-card").then().statusCode(404);
        school.vera()
                .get("/knowledge/search?q=library+card")
                .then()
                .body("items.externalId", not(hasItem("library-card")));
        school.vera()
                .post("/knowledge/articles/library-card/trial", Map.of("question", question))
                .then()
                .statusCode(404);
    }

    @Test
    void a_question_to_a_kept_article_names_what_stands_before_it_and_leaves_it_as_it_was() {
        put(school, "tea", "Tea", "Green tea is brewed at 80 degrees.", Map.of())
                .statusCode(201);
        put(school, "coffee", "Coffee", "Coffee is ground before breakfast.", Map.of())
                .statusCode(201);

        school.vera()
                .post(
                        "/knowledge/articles/coffee/trial",
                        Map.of("question", "At how many degrees is green tea brewed?"))
                .then()
                .statusCode(200)
                .body("others[0].externalId", is("tea"))
                .body("quoted", is(false));

        school.vera()
                .get("/knowledge/articles/coffee")
                .then()
                .body("revisions", hasSize(1))
                .body("state", is("published"));
        school.vera().get("/knowledge/search?q=ground+coffee").then().body("items[0].externalId", is("coffee"));
        school.oleg()
                .post("/knowledge/articles/coffee/trial", Map.of("question", "Any?"))
                .then()
                .statusCode(403);
    }

    @Test
    void the_same_said_with_another_number_is_a_contradiction_and_said_twice_a_duplicate() {
        String rule =
                "Homework of module %s must be handed in within %d days after the lesson, otherwise the score is halved.";
        put(school, "rule:one", "Deadlines of homework", rule.formatted("two", 7), Map.of())
                .statusCode(201);
        put(school, "rule:two", "Deadlines of homework", rule.formatted("two", 10), Map.of())
                .statusCode(201);
        put(school, "rule:three", "Deadlines of homework", rule.formatted("two", 10), Map.of())
                .statusCode(201);

        school.vera()
                .get("/knowledge/articles/rule:one/likeness")
                .then()
                .statusCode(200)
                .body("items[0].kind", is("contradiction"))
                .body("items[0].externalId", startsWith("rule:"))
                .body("items[0].onlyOwn", contains("7"))
                .body("items[0].onlyOther", contains("10"));
        school.vera()
                .get("/knowledge/articles/rule:two/likeness")
                .then()
                .body("items.find { it.externalId == 'rule:three' }.kind", is("duplicate"))
                .body("items.find { it.externalId == 'rule:three' }.onlyOther", empty());
        put(school, "unlike", "Parking", "Bicycles stand in the yard.", Map.of())
                .statusCode(201);
        school.vera().get("/knowledge/articles/unlike/likeness").then().body("items", empty());
    }

    @Test
    void an_explanation_names_the_question_and_what_the_confidence_is_made_of() throws IOException {
        Talk talk = school.student("explained").talks();
        String answer;
        try (Stream stream = talk.stream(0)) {
            answer = stream.outcome(talk.says(CERTIFICATE).path("id")).text("/id");
        }

        Response explained = school.oleg().get("/answers/" + answer + "/explanation");

        explained
                .then()
                .statusCode(200)
                .body("question.text", is(CERTIFICATE))
                .body("question.conversationId", is(talk.id()))
                .body("question.course", is("rust"))
                .body("confidenceParts.name", hasItems("intercept", "window", "margin"));
        List<Float> parts = explained.jsonPath().getList("confidenceParts.contribution", Float.class);
        double logit = parts.stream().mapToDouble(Float::doubleValue).sum();
        assertEquals(explained.jsonPath().getDouble("confidence"), 1 / (1 + Math.exp(-logit)), 0.01);
        new Cast().oleg().get("/answers/" + answer + "/explanation").then().statusCode(404);

        String further;
        try (Stream stream = talk.stream(0)) {
            further = stream.outcome(talk.says("а если я опоздал?").path("id")).text("/id");
        }
        school.oleg()
                .get("/answers/" + further + "/explanation")
                .then()
                .body("decidedBy.searchedFor", containsString(CERTIFICATE))
                .body("confidenceParts", nullValue());
    }

    @Test
    void several_are_archived_at_once_or_none() {
        put(school, "old:a", "Old a", "Out of date, a.", Map.of()).statusCode(201);
        put(school, "old:b", "Old b", "Out of date, b.", Map.of()).statusCode(201);

        school.vera()
                .post("/knowledge/archivals", Map.of("articles", List.of("old:a", "no-such")))
                .then()
                .statusCode(422);
        school.vera().get("/knowledge/articles/old:a").then().body("state", is("published"));

        school.vera()
                .post("/knowledge/archivals", Map.of("articles", List.of("old:a", "old:b")))
                .then()
                .statusCode(200)
                .body("archived", is(2));
        list("query=old:&state=archived").body("items.externalId", contains("old:a", "old:b"));
        school.oleg()
                .post("/knowledge/archivals", Map.of("articles", List.of("old:a")))
                .then()
                .statusCode(403);
    }

    @Test
    void what_holds_from_later_on_is_not_found_before() {
        String word = "zephyrium" + UUID.randomUUID().toString().substring(0, 4);
        put(
                        school,
                        "later",
                        "Later",
                        "The " + word + " opens in spring.",
                        Map.of("validFrom", ahead(Duration.ofDays(3))))
                .statusCode(201);

        school.vera().get("/knowledge/search?q=" + word).then().body("items.externalId", not(hasItem("later")));

        put(
                        school,
                        "later",
                        "Later",
                        "The " + word + " opens in spring.",
                        Map.of("validFrom", ahead(Duration.ofDays(-3))))
                .statusCode(200)
                .body("changed", is(true));
        school.vera().get("/knowledge/search?q=" + word).then().body("items[0].externalId", is("later"));
        put(
                        school,
                        "later",
                        "Later",
                        "x",
                        Map.of("validFrom", ahead(Duration.ofDays(3)), "validUntil", ahead(Duration.ofDays(2))))
                .statusCode(422);
    }

    @Test
    void every_address_below_the_studio_is_answered_with_its_page_under_a_strict_policy() {
        for (String path : List.of("/studio", "/studio/", "/studio/articles/handbook%3Acertificate/revisions")) {
            String policy = RestAssured.given()
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .body(containsString("op-studio"))
                    .extract()
                    .header("Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'self'"), policy);
        }
    }
}
