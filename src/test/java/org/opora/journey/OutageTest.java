package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Gate;
import org.opora.cast.Http;
import org.opora.cast.Parts;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

/** A part that is away is said plainly, nothing is lost, and all goes on when it is back. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** When not even the failure could be written down, the task is taken over once its lease has run out. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Cast school = Cast.shared();

    @Inject
    Jdbi jdbi;

    private Response putKiln(String body) {
        return school.school.put(
                "/knowledge/articles/outage",
                Map.of("title", "Outage", "body", body, "format", "text", "kind", "handbook"));
    }

    private static int readiness() {
        return RestAssured.given().baseUri(Http.url()).get("/q/health/ready").statusCode();
    }

    @Test
    void without_the_embedding_server_nothing_half_done_is_stored() throws Exception {
        Gate.whileShut(Parts.PASSAGES, () -> {
            putKiln("Lamps are dimmed at nine.")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("[1-9]\\d*"))
                    .body("code", is("embedding-unavailable"));
            school.upload()
                    .multiPart("files", "lamps.md", "# Lamps".getBytes(StandardCharsets.UTF_8))
                    .post("/knowledge/imports")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("[1-9]\\d*"));
        });

        school.school.get("/knowledge/articles/outage").then().statusCode(404);
        putKiln("Lamps are dimmed at nine.").then().statusCode(201);
    }

    @Test
    void without_a_vector_search_goes_by_words_and_says_so() throws Exception {
        Gate.whileShut(Parts.QUESTIONS, () -> {
            school.school
                    .get("/knowledge/search?q=наставник+созвон")
                    .then()
                    .statusCode(200)
                    .body("signals.lexicalOnly", is(1.0f))
                    .body("items[0].externalId", is("handbook:mentor"));
        });
        school.school.get("/knowledge/search?q=наставник+созвон").then().body("signals", is((Object) null));
    }

    @Test
    void a_question_still_ends_with_a_person_when_it_cannot_be_embedded() throws Exception {
        Talk talk = school.student("vika").talks();

        Gate.whileShut(Parts.QUESTIONS, () -> {
            try (Stream stream = talk.stream(0)) {
                Told outcome = stream.outcome(talk.says("Во сколько обычно бывает созвон с наставником по средам?")
                        .path("id"));
                assertEquals("handoff", outcome.text("/lane"));
            }
        });
        talk.now().then().body("owner.kind", is("queue"));
    }

    @Test
    void without_the_database_callers_hear_503_readiness_turns_red_and_all_recovers_alone() throws Exception {
        Talk talk = school.student("yana").talks();

        Gate.whileShut(Parts.DATABASE, () -> {
            talk.says("Когда созвон с наставником?")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", matchesPattern("[1-9]\\d*"))
                    .body("code", is("database-unavailable"));
            await().dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .until(() -> RestAssured.given()
                                    .baseUri(Http.url())
                                    .get("/q/health/ready")
                                    .statusCode()
                            == 503);
            RestAssured.given().baseUri(Http.url()).get("/q/health/live").then().statusCode(200);
            Http.nobody().get("/status").then().statusCode(200).body("database", is("degraded"));
        });

        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> RestAssured.given()
                                .baseUri(Http.url())
                                .get("/q/health/ready")
                                .statusCode()
                        == 200);
        Http.nobody().get("/status").then().body("database", is("ok"));
        try (Stream stream = talk.stream(0)) {
            assertEquals(
                    "answer",
                    stream.outcome(talk.says("Когда созвон с наставником?").path("id"))
                            .text("/lane"));
        }
    }

    @Test
    void a_message_that_a_stream_could_not_read_comes_a_little_later_though_nothing_else_is_said() throws Exception {
        Talk talk = school.student("rita").talks().calls();
        SqlStatements settings = jdbi.getConfig(SqlStatements.class);
        CountDownLatch failed = new CountDownLatch(1);
        String said;

        try (Stream stream = talk.stream(0)) {
            stream.first(event -> event.is("conversation"));
            settings.setSqlLogger(new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                    if (Thread.currentThread().getName().equals("stream-reader")) {
                        failed.countDown();
                        throw new IllegalStateException("no connection is free");
                    }
                }
            });
            try {
                said = talk.says("Есть кто-нибудь?").path("id");
                assertTrue(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            } finally {
                settings.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
            }

            Told told = stream.first(
                    event -> event.is("message") && event.text("/id").equals(said));
            assertEquals("student", told.text("/author/kind"));
        }
    }

    @Test
    void a_database_that_goes_while_a_question_is_answered_loses_nothing() throws Exception {
        Talk talk = school.student("zoya").talks();
        List<String> question = new ArrayList<>();
        Gate.whileShut(Parts.QUESTIONS, () -> {
            question.add(talk.says("Как исправить имя в сертификате?").path("id"));
            Gate.whileShut(
                    Parts.DATABASE,
                    () -> await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> readiness() == 503));
        });

        await().dontCatchUncaughtExceptions()
                .atMost(LEASE)
                .ignoreExceptions()
                .until(() -> talk.messages()
                                .jsonPath()
                                .getList("items.findAll { it.replyTo == '" + question.get(0) + "' }")
                                .size()
                        == 1);
        talk.messages()
                .then()
                .body("items.author.kind.findAll { it == 'student' }", hasSize(1))
                .body("items[0].id", is(question.get(0)));
    }
}
