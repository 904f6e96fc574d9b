package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SiteImportTest {
    private final Cast school = Cast.shared();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server;
    private String root;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        root = "http://127.0.0.1:" + server.getAddress().getPort();
        pages.put(
                "/sitemap.xml",
                "<urlset><url><loc>%1$s/help/ovens</loc></url><url><loc>%1$s/help/gone</loc></url></urlset>"
                        .formatted(root));
        pages.put(
                "/help/ovens",
                "<title>Ovens</title><nav>Menu</nav><main><p>An oven cools for nine hours. See <a href='gas'>gas</a>.</p></main>");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Response over(String id) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> school.school.get("/knowledge/imports/" + id), one -> !"running"
                        .equals(one.path("state")));
    }

    @Test
    void pages_of_a_site_become_articles_that_lead_back_to_them() {
        String id = school.school
                .post("/knowledge/imports/site", Map.of("sitemap", root + "/sitemap.xml"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        over(id).then()
                .body("state", is("done"))
                .body(
                        "files.find { it.name == '127.0.0.1/help/ovens.html' }.articles",
                        contains("127.0.0.1:help:ovens"))
                .body("files.find { it.name == '127.0.0.1/help/gone.html' }.state", is("rejected"))
                .body("files.find { it.name == '127.0.0.1/help/gone.html' }.reason", notNullValue());
        school.school
                .get("/knowledge/search?q=oven+cools+hours")
                .then()
                .body("items[0].url", is(root + "/help/ovens"))
                .body("items[0].text", is("An oven cools for nine hours. See [gas](" + root + "/help/gas)."));
    }

    @Test
    void a_site_that_cannot_be_read_fails_with_a_reason_and_archives_nothing() {
        pages.remove("/sitemap.xml");

        String id = school.school
                .post("/knowledge/imports/site", Map.of("sitemap", root + "/sitemap.xml", "source", "wiki"))
                .path("id");

        over(id).then()
                .body("state", is("failed"))
                .body("reason", notNullValue())
                .body("archived", is(List.of()));
    }

    @Test
    void a_schedule_reads_at_once_reports_and_ends_when_it_is_deleted() {
        school.school
                .put("/knowledge/imports/schedules/help", Map.of("sitemap", root + "/sitemap.xml", "everyHours", 24))
                .then()
                .statusCode(201)
                .body("everyHours", is(24));

        Response list = await().atMost(Duration.ofSeconds(60))
                .until(() -> school.school.get("/knowledge/imports/schedules"), one -> "done"
                        .equals(one.path("items.find { it.key == 'help' }.last.state")));

        list.then().body("items.find { it.key == 'help' }.last.rejected", is(1)).body("items.key", hasItem("help"));
        school.school
                .put("/knowledge/imports/schedules/help", Map.of("sitemap", root + "/sitemap.xml"))
                .then()
                .statusCode(200);
        school.school.delete("/knowledge/imports/schedules/help").then().statusCode(204);
        school.school.delete("/knowledge/imports/schedules/help").then().statusCode(404);
    }

    @Test
    void what_is_no_site_is_refused_at_once() {
        for (Object wrong : List.of(
                Map.of(),
                Map.of("sitemap", "file:///etc/passwd"),
                Map.of("addresses", List.of("http://user:word@school.example/")),
                Map.of("sitemap", root, "addresses", List.of(root)))) {
            school.school.post("/knowledge/imports/site", wrong).then().statusCode(422);
        }
        school.school
                .put("/knowledge/imports/schedules/a", Map.of("sitemap", root, "everyHours", 0))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("everyHours"));
    }
}
