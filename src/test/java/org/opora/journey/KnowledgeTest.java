package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Student.Talk;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class KnowledgeTest {
    private static final String OVEN = "The kiln in room 7 is lit on Mondays.";
    private final Cast school = Cast.shared();

    private ValidatableResponse put(String id, String body, Map<String, Object> more) {
        Map<String, Object> article =
                new HashMap<>(Map.of("title", "Kiln", "body", body, "format", "markdown", "kind", "handbook"));
        article.putAll(more);
        return school.school.put("/knowledge/articles/" + id, article).then();
    }

    private ValidatableResponse search(String words) {
        return school.school.get("/knowledge/search?q=" + words).then().statusCode(200);
    }

    @Test
    void an_article_can_be_found_when_its_call_returns_and_not_after_it_is_archived() {
        put("kiln", OVEN, Map.of()).statusCode(201).body("revision", is(1)).body("state", is("published"));
        search("kiln").body("items[0].externalId", is("kiln")).body("items[0].text", is(OVEN));

        school.school.delete("/knowledge/articles/kiln").then().statusCode(204);

        search("kiln").body("items.externalId", not(hasItem("kiln")));
        school.school.get("/knowledge/articles/kiln").then().body("state", is("archived"));
    }

    @Test
    void equal_content_changes_nothing_and_other_content_is_a_new_revision() {
        put("glaze", "Glaze is kept in the cellar.", Map.of()).statusCode(201).body("changed", is(true));
        put("glaze", "Glaze is kept in the cellar.", Map.of()).statusCode(200).body("changed", is(false));
        put("glaze", "Glaze is kept in the attic.", Map.of()).statusCode(200).body("revision", is(2));
        search("glaze").body("items[0].text", is("Glaze is kept in the attic."));

        school.school
                .post("/knowledge/articles/glaze/revisions/1/publication")
                .then()
                .statusCode(200);

        search("glaze").body("items[0].text", is("Glaze is kept in the cellar."));
        school.school.get("/knowledge/articles/glaze").then().body("revisions", hasSize(greaterThan(1)));
        school.school
                .post("/knowledge/articles/glaze/revisions/99/publication")
                .then()
                .statusCode(404);
    }

    @Test
    void a_draft_and_a_staff_article_are_not_shown_to_students() {
        put("draft", "Unfinished words about marzipan.", Map.of("publish", false))
                .body("state", is("draft"));
        search("marzipan").body("items.externalId", not(hasItem("draft")));
        put("inner", "Refunds above 500 need the director's word.", Map.of("visibility", "staff"))
                .statusCode(201);

        search("refunds+director").body("items[0].externalId", is("inner"));
        school.school
                .post("/answers", Map.of("question", "Do refunds above 500 need the director's word?"))
                .then()
                .statusCode(200)
                .body("evidence.externalId", not(hasItem("inner")))
                .body("citations.externalId", not(hasItem("inner")));
        String passage = search("refunds+director").extract().path("items[0].passageId");
        Talk talk = school.student("zhenya").talks();
        talk.student().http().get("/knowledge/passages/" + passage).then().statusCode(404);
        school.oleg().get("/knowledge/passages/" + passage).then().statusCode(200);
    }

    @Test
    void what_holds_no_longer_is_neither_found_nor_said() {
        put("ombre", "Ombre glaze is poured at midnight by Vasily.", Map.of("validUntil", "2020-01-01T00:00:00Z"))
                .statusCode(201);

        search("ombre+glaze").body("items.externalId", not(hasItem("ombre")));
        school.school
                .post("/answers", Map.of("question", "When is ombre glaze poured?"))
                .then()
                .body("evidence.externalId", not(hasItem("ombre")));
    }

    @Test
    void what_two_articles_say_alike_is_quoted_once() {
        String raku = "Raku pots are cooled in sawdust for forty minutes under a steel lid.";
        put("raku", raku, Map.of()).statusCode(201);
        put("raku-copy", raku, Map.of()).statusCode(201);

        school.school
                .post("/answers", Map.of("question", "How long are raku pots cooled in sawdust?"))
                .then()
                .body("lane", is("answer"))
                .body("citations", hasSize(1))
                .body("evidence.externalId", hasItem("raku"))
                .body("evidence.externalId", hasItem("raku-copy"));
    }

    @Test
    void of_pages_that_say_nearly_the_same_the_open_lesson_s_goes_first() {
        for (String lesson : List.of("clay", "slip")) {
            school.school
                    .put(
                            "/courses/rust/lessons/" + lesson,
                            Map.of("title", lesson, "url", "https://lms.example/" + lesson))
                    .then()
                    .statusCode(201);
            put(
                            "lesson:" + lesson,
                            "Sieve number eighty is used for wet porcelain " + lesson + ".",
                            Map.of("kind", "lesson", "course", "rust", "lesson", lesson))
                    .statusCode(201);
        }

        for (String open : List.of("clay", "slip")) {
            school.school
                    .post(
                            "/answers",
                            Map.of(
                                    "question",
                                    "Which sieve number is used for wet porcelain?",
                                    "course",
                                    "rust",
                                    "lesson",
                                    open))
                    .then()
                    .body("evidence[0].externalId", is("lesson:" + open));
        }
    }

    @Test
    void a_course_sees_its_own_articles_and_those_of_the_whole_school() {
        Cast two = new Cast().withBase();
        two.school
                .put("/courses/python", Map.of("title", "Python", "lang", "ru"))
                .then()
                .statusCode(201);

        two.school
                .get("/knowledge/search?course=python&q=for&limit=100")
                .then()
                .body("items.externalId", not(hasItem("lesson:loops")))
                .body("items.externalId", hasItem("handbook:mentor"));
        two.school
                .get("/knowledge/search?course=rust&q=for&limit=100")
                .then()
                .body("items.externalId", hasItem("lesson:loops"));
        two.school
                .get("/knowledge/search?q=for&limit=100")
                .then()
                .body("items.externalId.findAll { it.startsWith('assignment:') }", hasSize(0));
    }

    @Test
    void an_article_that_lacks_something_is_refused_with_the_name_of_the_field() {
        put("broken", "x".repeat(500_001), Map.of()).statusCode(422).body("errors.field", contains("body"));
        put("broken", OVEN, Map.of("format", "word")).statusCode(422).body("errors.field", contains("format"));
        put("broken", OVEN, Map.of("kind", "assignment")).statusCode(422).body("errors.field", contains("kind"));
        put("broken", OVEN, Map.of("title", "x".repeat(301))).statusCode(422).body("errors.field", contains("title"));
        put("assignment:rust:sum", OVEN, Map.of()).statusCode(422).body("errors.field", contains("externalId"));
        school.school.get("/knowledge/search?q=").then().statusCode(422).body("errors.field", contains("q"));
        school.school.get("/knowledge/search?q=x&limit=101").then().statusCode(422);
    }

    @Test
    void a_question_in_the_wrong_layout_or_in_latin_letters_is_read_as_it_was_meant() {
        for (String typed : List.of("Rjulf cjpdjy c yfcnfdybrjv?", "kogda sozvon s nastavnikom?")) {
            school.school
                    .request()
                    .queryParam("q", typed.replace(" ", "+"))
                    .get("/knowledge/search")
                    .then()
                    .body("items[0].externalId", is("handbook:mentor"));
            school.school
                    .post("/answers", Map.of("question", typed))
                    .then()
                    .body("lane", is("answer"))
                    .body("lang", is("ru"))
                    .body("citations[0].externalId", is("handbook:mentor"));
        }
        school.school
                .post("/answers", Map.of("question", "What is the score of the final test?"))
                .then()
                .body("lang", is("en"));
    }

    @Test
    void a_forgotten_layout_is_undone_with_its_punctuation() {
        school.school
                .post("/answers", Map.of("question", "crjkmrj ,fkkjd ye;yj? xnj,s gjkexbnm cthnbabrfn&"))
                .then()
                .body("decidedBy.searchedFor", is("сколько баллов нужно, чтобы получить сертификат?"));
    }

    @Test
    void english_on_a_russian_layout_is_read_as_it_was_meant_and_russian_nobody_knows_is_left() {
        for (var typed : Map.of(
                        "рщц сфт ш ыгиьше ьн рщьуцщкл?", "how can i submit my homework?",
                        "Бубенцы глокая куздра", "Бубенцы глокая куздра")
                .entrySet()) {
            school.school
                    .post("/answers", Map.of("question", typed.getKey()))
                    .then()
                    .body("decidedBy.searchedFor", is(typed.getValue()));
        }
    }

    @Test
    void english_terms_hide_neither_a_forgotten_layout_nor_latin_letters_and_stay_what_they_are() {
        for (var typed : Map.of(
                        "yt vjue cltkfnm pull request d yjxm", "не могу сделать pull request в ночь",
                        "kogda budet pull request page", "когда будет pull request page",
                        "I am Anna, I study here since May, my mama is Marina",
                                "I am Anna, I study here since May, my mama is Marina",
                        "the pull request of the main page is closed", "the pull request of the main page is closed")
                .entrySet()) {
            school.school
                    .post("/answers", Map.of("question", typed.getKey()))
                    .then()
                    .body("decidedBy.searchedFor", is(typed.getValue()));
        }
    }

    @Test
    void a_dry_run_says_how_it_came_to_its_answer_and_stores_nothing() {
        school.school
                .post(
                        "/answers",
                        Map.of("question", "Сколько баллов нужно, чтобы получить сертификат?", "course", "rust"))
                .then()
                .statusCode(200)
                .body("lane", is("answer"))
                .body("mode", is("quote"))
                .body("questionClass", is("organisational"))
                .body("citations[0].n", equalTo(1))
                .body("citations[0].externalId", is("handbook:certificate"))
                .body("text", org.hamcrest.Matchers.containsString("[1]"))
                .body("evidence[0].ranks.dense", equalTo(1))
                .body("lang", is("ru"))
                .body("confidence", org.hamcrest.Matchers.instanceOf(Number.class))
                .body("signals.dense_top", org.hamcrest.Matchers.instanceOf(Number.class))
                .body("timings.total", org.hamcrest.Matchers.instanceOf(Number.class));
        school.school
                .post("/answers", Map.of("question", "Можно ли оплатить курс криптовалютой в рассрочку на два года?"))
                .then()
                .body("lane", is("handoff"))
                .body("reason", is("low-confidence"))
                .body("text", startsWith("Уверенного ответа"));
    }
}
