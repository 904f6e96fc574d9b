package org.opora.knowledge.embedding;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Vectors of questions and passages. */
@ApplicationScoped
public class Embeddings {
    private static final Logger LOG = Logger.getLogger(Embeddings.class);
    /** Measured with the local server: larger batches gain nothing and hold its lock longer. */
    private static final int BATCH = 16;

    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** Batches of passages under way at once, over all imports. */
    private final Semaphore passages = new Semaphore(2, true);

    private final EmbeddingConfig config;
    private final Questions questions;
    private final Endpoint passageEndpoint;
    private final VectorFile file;
    private final Map<String, float[]> met = new ConcurrentHashMap<>();

    Embeddings(EmbeddingConfig config) {
        this.config = config;
        String key = config.apiKey().orElse("");
        this.questions = new Questions(
                new Endpoint(
                        config.baseUrl(),
                        key,
                        config.queryModel(),
                        config.queryPrefix().orElse(""),
                        config.dimension(),
                        config.questionTimeout()),
                config.questionTimeout());
        this.passageEndpoint = new Endpoint(
                config.passageBaseUrl(),
                key,
                config.passageModel(),
                config.passagePrefix().orElse(""),
                config.dimension(),
                config.passageTimeout());
        this.file = VectorFile.read(config.vectorCache(), config.model(), config.dimension());
    }

    public String model() {
        return config.model();
    }

    /** @throws EmbeddingUnavailable when there is none in time */
    public float[] question(String text) {
        return questions.embed(text);
    }

    /** One vector per text, in order. @throws EmbeddingUnavailable after three tries */
    public List<float[]> passages(List<String> texts) {
        float[][] vectors = new float[texts.size()][];
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            int at = i;
            file.find(texts.get(i)).ifPresentOrElse(vector -> vectors[at] = vector, () -> missing.add(at));
        }
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<Integer> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            List<float[]> made = patiently(batch.stream().map(texts::get).toList());
            for (int i = 0; i < batch.size(); i++) {
                vectors[batch.get(i)] = made.get(i);
            }
        }
        if (config.vectorRecord().isPresent()) {
            for (int i = 0; i < vectors.length; i++) {
                met.put(VectorFile.key(texts.get(i)), vectors[i]);
            }
        }
        return List.of(vectors);
    }

    void keepRecord(@Observes ShutdownEvent stopping) {
        config.vectorRecord()
                .ifPresent(path -> VectorFile.write(Path.of(path), config.model(), config.dimension(), met));
    }

    private List<float[]> patiently(List<String> batch) {
        passages.acquireUninterruptibly();
        try {
            for (int tried = 1; ; tried++) {
                try {
                    return passageEndpoint.embed(batch);
                } catch (EmbeddingUnavailable e) {
                    if (tried == TRIES) {
                        throw e;
                    }
                    LOG.warnf("embedding failed, try %d of %d", tried, TRIES);
                    pause(PAUSE.multipliedBy(tried));
                }
            }
        } finally {
            passages.release();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
