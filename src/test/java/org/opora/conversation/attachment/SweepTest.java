package org.opora.conversation.attachment;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.ObjectServer;
import org.opora.cast.Parts;
import org.opora.cast.Student.Talk;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;

/** Attachments whose contents are in an object store, and what becomes of those that nobody needs. */
@QuarkusTest
@TestProfile(ObjectServer.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SweepTest {
    @Inject
    Sweep sweep;

    @Inject
    Links links;

    @Inject
    Schools schools;

    @Inject
    Tenancy tenancy;

    @Inject
    Jdbi database;

    private Cast cast;

    @BeforeEach
    void open() {
        cast = new Cast();
        ObjectServer.fails(false);
    }

    private static Response sendUp(Talk talk) {
        return talk.student()
                .http()
                .upload()
                .multiPart("file", "main.rs", "fn main() {}".getBytes(StandardCharsets.UTF_8))
                .post(talk.path() + "/attachments");
    }

    private static int opened(String url) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .baseUri(Http.url())
                .get(url)
                .statusCode();
    }

    private SchoolId school() {
        return schools.byKey(cast.key).orElseThrow().id();
    }

    private void anHourPasses() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.useHandle(
                        handle -> handle.execute("update attachment_leftover set at = at - interval '61 minutes'")));
    }

    @Test
    void a_content_is_put_served_and_deleted_with_its_school() {
        Talk talk = cast.student("sasha", Map.of()).talks();
        String url = sendUp(talk).then().statusCode(201).extract().path("url");
        String key = school().value() + "/" + url.replaceAll(".*/([^/]+)\\?.*", "$1");
        assertTrue(ObjectServer.has(key));
        assertEquals(200, opened(url));
        anHourPasses();
        sweep.sweep();
        assertTrue(ObjectServer.has(key), "it is needed");

        new Http(Parts.PLATFORM_KEY).delete("/schools/" + cast.key).then().statusCode(204);
        assertEquals(404, opened(url));
        sweep.sweep();
        assertTrue(ObjectServer.has(key), "it has just been left");
        anHourPasses();
        ObjectServer.fails(true);
        sweep.sweep();
        assertTrue(ObjectServer.has(key), "the store is away");
        ObjectServer.fails(false);
        sweep.sweep();
        assertFalse(ObjectServer.has(key));
    }

    @Test
    void a_store_that_is_away_is_a_503_and_leaves_nothing() {
        Talk talk = cast.student("sasha", Map.of()).talks();
        String url = sendUp(talk).path("url");
        ObjectServer.fails(true);

        sendUp(talk).then().statusCode(503).body("code", is("attachments-unavailable"));
        assertEquals(503, opened(url));

        ObjectServer.fails(false);
        int rows = tenancy.in(school(), handle -> handle.createQuery("select count(*) from attachment")
                .mapTo(Integer.class)
                .one());
        assertEquals(1, rows);
    }

    @Test
    void what_is_not_sent_within_a_day_goes_and_what_is_sent_stays() {
        Talk talk = cast.student("sasha", Map.of()).talks();
        String sent = sendUp(talk).path("id");
        String waiting = sendUp(talk).path("id");
        String old = sendUp(talk).path("id");
        talk.says(UUID.randomUUID(), "Вот", Map.of("attachments", List.of(sent)))
                .then()
                .statusCode(202);
        Instant dayAgo = Instant.now().minus(Duration.ofHours(25));
        tenancy.run(
                school(),
                handle -> handle.execute(
                        "update attachment set created_at = ? where id in (?, ?)",
                        dayAgo,
                        UUID.fromString(sent),
                        UUID.fromString(old)));

        sweep.sweep();

        List<String> left =
                tenancy.in(school(), handle -> handle.createQuery("select id::text from attachment order by id")
                        .mapTo(String.class)
                        .list());
        assertEquals(List.of(sent, waiting), left);
        talk.says(UUID.randomUUID(), "Вот", Map.of("attachments", List.of(old)))
                .then()
                .statusCode(422);
        anHourPasses();
        sweep.sweep();
        assertFalse(ObjectServer.has(school().value() + "/" + old));
        assertTrue(ObjectServer.has(school().value() + "/" + sent));
    }

    @Test
    void an_address_ends_after_its_time() {
        Talk talk = cast.student("sasha", Map.of()).talks();
        AttachmentId id = new AttachmentId(UUID.fromString(sendUp(talk).path("id")));

        String late = links.until(school(), id, Instant.now().minusSeconds(1));

        RestAssured.given()
                .urlEncodingEnabled(false)
                .baseUri(Http.url())
                .get(late)
                .then()
                .statusCode(401)
                .body("code", is("link-expired"));
        assertEquals(200, opened(links.of(school(), id)));
    }
}
