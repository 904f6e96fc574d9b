package org.opora.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;

/** What a record's parts are sent as. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class NullsTest {
    record Parts(
            @Nullable SchoolId id,
            @Nullable UUID uuid,
            @Nullable Instant at,
            @Nullable JsonNode json,
            @Nullable String text,
            @Nullable QuestionClass word) {}

    @Inject
    Jdbi jdbi;

    private List<String> types(Parts parts) {
        return List.of("id", "uuid", "at", "json", "text", "word").stream()
                .map(part -> part + " "
                        + jdbi.withHandle(
                                handle -> handle.createQuery("select pg_typeof(coalesce(:" + part + "))::text")
                                        .bindNamedArgumentFinder(Database.fields(parts))
                                        .mapTo(String.class)
                                        .one()))
                .toList();
    }

    /** Else PostgreSQL parses and plans a statement anew whenever a part of it is there or not. */
    @Test
    void nothing_is_of_the_type_that_something_in_its_place_would_be() {
        Parts full =
                new Parts(new SchoolId(Id.next()), Id.next(), Instant.now(), Json.tree(1), "a", QuestionClass.STUDY);

        assertEquals(types(full), types(new Parts(null, null, null, null, null, null)));
    }
}
