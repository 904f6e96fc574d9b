package org.opora.knowledge.links;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Rows;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;

/** Links that lead nowhere are found and told; those that lead somewhere again are not. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LinksTest {
    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String root;
    private Cast school;

    @Inject
    Links links;

    @Inject
    Schools schools;

    @BeforeEach
    void open() throws IOException {
        school = new Cast();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(
                    statuses.getOrDefault(exchange.getRequestURI().getPath(), 200), -1);
            exchange.close();
        });
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void put(String id, String body, Map<String, Object> more) {
        Map<String, Object> article =
                new HashMap<>(Map.of("title", "On " + id, "body", body, "format", "markdown", "kind", "handbook"));
        article.putAll(more);
        int status = school.vera().put("/knowledge/articles/" + id, article).statusCode();
        assertEquals(2, status / 100, id);
    }

    private SchoolId id() {
        return schools.byKey(school.key).orElseThrow().id();
    }

    /** A night, and what is due in it. */
    private void night() {
        links.tonight(id());
        await().atMost(Duration.ofMinutes(2)).until(() -> due().isEmpty());
    }

    private List<String> due() {
        return Rows.of(
                "select address from linked_page where school_id = ?::uuid and due_at is not null",
                id().value().toString());
    }

    private void daysPass(int days) {
        String ago = "- interval '%d days'".formatted(days);
        Rows.change(
                "update linked_page set asked_at = asked_at " + ago + ", failing_since = failing_since " + ago
                        + ", dead_since = dead_since " + ago + " where school_id = ?::uuid",
                id().value().toString());
    }

    private ValidatableResponse of(String article) {
        return school.vera().get("/knowledge/articles/" + article + "/links").then();
    }

    private Response needy() {
        return school.vera().get("/knowledge/articles?need=dead-link&sort=need");
    }

    @Test
    void a_page_that_is_gone_is_told_at_once_one_that_fails_a_day_later_and_one_that_is_back_no_more() {
        statuses.putAll(Map.of("/gone", 404, "/ill", 503, "/members", 403));
        put(
                "help",
                "[gone](%1$s/gone) [ill](%1$s/ill) [members](%1$s/members) %1$s/well `%1$s/code`".formatted(root),
                Map.of());
        of("help")
                .body(
                        "items.address",
                        containsInAnyOrder(root + "/gone", root + "/ill", root + "/members", root + "/well"));
        of("help").body("items.askedAt", everyItem(nullValue())).body("items.deadSince", everyItem(nullValue()));

        night();

        assertFalse(asked.contains("/code"));
        of("help")
                .body("items.askedAt", everyItem(notNullValue()))
                .body("items.findAll { it.deadSince != null }.address", contains(root + "/gone"))
                .body("items.findAll { it.failingSince != null }.answer", containsInAnyOrder("404", "503"))
                .body("items.find { it.address == '" + root + "/members' }.answer", is("403"));
        needy().then()
                .body("items.externalId", contains("help"))
                .body("items[0].needs", contains("dead-link"))
                .body("items[0].deadLinks.address", contains(root + "/gone"))
                .body("items[0].deadLinks[0].answer", is("404"))
                .body("items[0].deadLinks[0].since", notNullValue());
        school.vera().get("/knowledge/outline").then().body("needs.dead-link", is(1));

        statuses.put("/gone", 200);
        daysPass(1);
        night();

        needy().then()
                .body("items[0].deadLinks.address", contains(root + "/ill"))
                .body("items[0].deadLinks[0].answer", is("503"));
        assertEquals(1, asked.stream().filter("/well"::equals).count());
    }

    @Test
    void a_page_is_asked_again_by_a_press_but_not_twice_in_a_minute() {
        statuses.put("/gone", 410);
        put("help", "See " + root + "/gone.", Map.of());
        night();
        needy().then().body("items.externalId", contains("help"));
        statuses.put("/gone", 200);

        school.vera().post("/knowledge/articles/help/links/asking").then().statusCode(202);
        assertEquals(List.of("/gone"), asked);

        daysPass(1);
        school.vera().post("/knowledge/articles/help/links/asking").then().statusCode(202);
        await().atMost(Duration.ofMinutes(2)).until(() -> due().isEmpty());

        needy().then().body("items", empty());
        school.oleg().post("/knowledge/articles/help/links/asking").then().statusCode(403);
        school.vera().post("/knowledge/articles/none/links/asking").then().statusCode(404);
    }

    @Test
    void a_school_that_does_not_want_it_has_no_page_asked_and_what_was_known_is_forgotten() {
        statuses.put("/gone", 404);
        put("help", "See " + root + "/gone.", Map.of());
        night();
        needy().then().body("items.externalId", contains("help"));

        school.pavel()
                .put("/schools/current/settings", Map.of("checkLinks", false))
                .then()
                .statusCode(200)
                .body("checkLinks", is(false));
        night();

        needy().then().body("items", empty());
        of("help").body("asked", is(false)).body("items[0].answer", nullValue());
        school.vera()
                .post("/knowledge/articles/help/links/asking")
                .then()
                .statusCode(409)
                .body("code", is("links-not-asked"));
        assertEquals(1, asked.stream().distinct().count());
    }

    @Test
    void a_link_to_an_article_is_judged_by_the_article_and_nobody_is_asked() {
        put("site:ovens", "Ovens.", Map.of("url", root + "/ovens#top"));
        put("help:gas", "Gas.", Map.of());
        put("help:start", "[gas](gas.md) [ovens](%s/ovens) [none](../none.html)".formatted(root), Map.of());
        night();

        assertEquals(List.of(), asked);
        of("help:start")
                .body("items.find { it.address == 'gas.md' }.article", is("help:gas"))
                .body("items.find { it.address == '" + root + "/ovens' }.article", is("site:ovens"))
                .body("items.findAll { it.deadSince != null }.answer", contains("absent"));

        school.vera().delete("/knowledge/articles/help:gas").then().statusCode(204);
        school.vera().delete("/knowledge/articles/site:ovens").then().statusCode(204);

        needy().then()
                .body("items[0].deadLinks.find { it.address == 'gas.md' }.answer", is("archived"))
                .body("items[0].deadLinks.article", containsInAnyOrder("help:gas", "site:ovens", "none"));

        put("help:gas", "Gas again.", Map.of());
        put("none", "There now.", Map.of());

        needy().then().body("items[0].deadLinks.article", contains("site:ovens"));
        school.vera().delete("/knowledge/articles/help:start").then().statusCode(204);
        needy().then().body("items", empty());
    }

    @Test
    void a_new_revision_has_its_own_links_and_what_was_published_before_comes_in_at_night() {
        put("help", "[old](%s/old)".formatted(root), Map.of());
        put("help", "[new](%s/new)".formatted(root), Map.of());
        of("help").body("items.address", contains(root + "/new"));
        put("help", "[draft](%s/draft)".formatted(root), Map.of("publish", false));
        of("help").body("items.address", contains(root + "/new"));
        Rows.change(
                "delete from article_link where school_id = ?::uuid",
                id().value().toString());
        Rows.change(
                "update article set links_of = null where school_id = ?::uuid",
                id().value().toString());

        night();

        of("help").body("items.address", contains(root + "/new"));
        assertEquals(List.of("/new"), asked);
    }

    @Test
    void another_school_neither_sees_nor_shares_what_a_page_said() {
        statuses.put("/gone", 404);
        put("help", "See " + root + "/gone.", Map.of());
        night();
        Cast other = new Cast();
        other.vera()
                .put(
                        "/knowledge/articles/own",
                        Map.of(
                                "title",
                                "Own",
                                "body",
                                "See " + root + "/gone.",
                                "format",
                                "markdown",
                                "kind",
                                "handbook"))
                .then()
                .statusCode(201);

        other.vera().get("/knowledge/articles/help/links").then().statusCode(404);
        other.vera().post("/knowledge/articles/help/links/asking").then().statusCode(404);
        other.vera().get("/knowledge/articles/own/links").then().body("items.deadSince", contains(nullValue()));
        other.vera().get("/knowledge/articles?need=dead-link").then().body("items", empty());
        needy().then().body("items", not(empty()));
    }
}
