package org.opora.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.opora.knowledge.embedding.EmbeddingConfig;
import org.opora.shared.Json;

/** Tells the search which direction every question of a language has in common, for this embedding model. */
@ApplicationScoped
class Centres {
    private final Jdbi jdbi;
    private final EmbeddingConfig config;
    private volatile Map<String, float[]> centres = Map.of();

    Centres(Jdbi jdbi, EmbeddingConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /**
     * The vector without what every question of its language has in common, of unit length: two of them are far more apart when
     * they mean different things, and no nearer for being of one language.
     */
    float[] without(float[] vector, String lang) {
        float[] centre = centres.get(lang);
        float[] left = vector.clone();
        double square = 0;
        for (int i = 0; i < left.length; i++) {
            left[i] -= centre == null ? 0 : centre[i];
            square += left[i] * left[i];
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < left.length && length > 0; i++) {
            left[i] /= (float) length;
        }
        return left;
    }

    void store(@Observes @Priority(50) StartupEvent started) {
        try (InputStream file = Centres.class.getResourceAsStream("/search/" + config.model() + ".json")) {
            Map<String, float[]> known = file == null
                    ? Map.of()
                    : Json.read(new ObjectMapper().readTree(file).path("centres"), new TypeReference<>() {});
            centres = known;
            QuarkusTransaction.requiringNew()
                    .run(() -> jdbi.useHandle(handle -> {
                        handle.execute("delete from question_centre_384");
                        known.forEach((lang, centre) -> handle.createUpdate(
                                        "insert into question_centre_384 values (:lang, :centre)")
                                .bind("lang", lang)
                                .bindByType("centre", new PGhalfvec(centre), PGhalfvec.class)
                                .execute());
                    }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
