package org.opora.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;

/** All in one transaction, so that no job comes in between. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class StatisticsTest {
    @Inject
    Statistics statistics;

    @Inject
    Articles articles;

    @Inject
    Schools schools;

    @Inject
    Tenancy tenancy;

    private SchoolId school;

    @BeforeEach
    void a_school_of_its_own() {
        school = schools.byKey(new Cast().key).orElseThrow().id();
    }

    @Test
    void a_change_is_counted_at_once() {
        QuarkusTransaction.requiringNew().run(() -> {
            put("kiln");
            assertEquals(1, counted());
            put("wheel");
            assertEquals(2, counted());
            articles.archive(school, "kiln");
            assertEquals(1, counted());
        });
    }

    @Test
    void changes_made_together_are_counted_when_all_have_been_made() {
        QuarkusTransaction.requiringNew().run(() -> {
            statistics.together(school, () -> {
                statistics.together(school, () -> put("kiln"));
                assertEquals(0, counted());
                put("wheel");
                assertEquals(0, counted());
            });
            assertEquals(2, counted());
            put("clay");
            assertEquals(3, counted());
        });
    }

    private void put(String word) {
        Content content = new Content(
                word,
                "The " + word + " is ready.",
                Format.TEXT,
                "en",
                null,
                null,
                null,
                Kind.HANDBOOK,
                List.of(),
                null,
                Visibility.STUDENT);
        assertEquals(1, articles.put(school, word, content, null, true, null).passages());
    }

    /** Passages by the statistics. */
    private int counted() {
        return tenancy.in(school, handle -> RetrievalQueries.size(handle, school, null));
    }
}
