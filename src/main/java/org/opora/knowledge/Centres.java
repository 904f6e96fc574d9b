package org.opora.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.pgvector.PGhalfvec;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jdbi.v3.core.Jdbi;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Json;

/** Tells the search which direction every question of a language has in common, for this embedding model. */
@ApplicationScoped
class Centres {
    private final Jdbi jdbi;
    private final EmbeddingConfig config;

    Centres(Jdbi jdbi, EmbeddingConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    void store(@Observes @Priority(50) StartupEvent started) {
        try (InputStream file = Centres.class.getResourceAsStream("/search/" + config.model() + ".json")) {
            JsonNode centres =
                    file == null ? null : new ObjectMapper().readTree(file).path("centres");
            QuarkusTransaction.requiringNew()
                    .run(() -> jdbi.useHandle(handle -> {
                        handle.execute("delete from question_centre_384");
                        if (centres != null) {
                            centres.properties().forEach(entry -> handle.createUpdate(
                                            "insert into question_centre_384 values (:lang, :centre)")
                                    .bind("lang", entry.getKey())
                                    .bindByType(
                                            "centre",
                                            new PGhalfvec(Json.read(entry.getValue(), float[].class)),
                                            PGhalfvec.class)
                                    .execute());
                        }
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
