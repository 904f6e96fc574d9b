package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Rows;
import org.opora.cast.Stream;
import org.opora.cast.Student.Talk;

/**
 * What a stored answer costs the database, where {@code bin/bench answers --only cost} says the same from its log, and what
 * staff who read answers do.
 */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostTest {
    private final Cast school = Cast.shared();

    @Inject
    Jdbi jdbi;

    /** Of several the cheapest: other work of the application counts, too. The scheduler's picking of the job does not. */
    @Test
    void a_stored_answer_costs_sixteen_statements() {
        Talk talk = school.student("kira").talks();

        int cheapest = IntStream.range(0, 5)
                .map(i -> statementsOf("", () -> answered(talk)))
                .min()
                .orElseThrow();

        assertEquals(16, cheapest);
    }

    private static void answered(Talk talk) {
        String question = talk.says("Когда созвон с наставником?")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() -> Rows.of("select lane from message where reply_to = ?::uuid", question)
                .equals(List.of("answer")));
        await().until(() -> Rows.of("select task_instance from scheduled_tasks where task_instance = ?", question)
                .isEmpty());
    }

    @Test
    void what_all_outcomes_of_a_page_or_a_stream_rest_on_is_asked_once() {
        Talk talk = school.student("lena").talks();
        answered(talk);
        answered(talk);

        int ofPage = statementsOf("record -> 'checks' as checks", () -> school.oleg()
                .get(talk.path() + "/messages")
                .then()
                .statusCode(200)
                .body("items.findAll { it.confidence != null }", hasSize(2)));
        int ofStream = statementsOf("record -> 'checks' as checks", () -> streamed(talk));

        assertEquals(1, ofPage);
        assertEquals(1, ofStream);
    }

    private void streamed(Talk talk) {
        try (Stream stream = Stream.of(school.oleg(), talk)) {
            await().until(() -> stream.told().stream()
                            .filter(event -> event.data().has("confidence"))
                            .count()
                    == 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of those that say {@code words}. */
    private int statementsOf(String words, Runnable work) {
        AtomicInteger count = new AtomicInteger();
        SqlStatements settings = jdbi.getConfig(SqlStatements.class);
        settings.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (context.getRawSql().contains(words)) {
                    count.incrementAndGet();
                }
            }
        });
        try {
            work.run();
        } finally {
            settings.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        }
        return count.get();
    }
}
