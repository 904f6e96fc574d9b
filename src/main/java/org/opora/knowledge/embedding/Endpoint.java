package org.opora.knowledge.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;

/** One embedding endpoint, called through langchain4j. Vectors come back of unit length. */
final class Endpoint {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private final EmbeddingModel model;
    private final String prefix;
    private final int dimension;

    Endpoint(String baseUrl, String apiKey, String modelName, String prefix, int dimension, Duration timeout) {
        this.prefix = prefix;
        this.dimension = dimension;
        this.model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(JdkHttpClient.builder()
                        .httpClientBuilder(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1))
                        .connectTimeout(CONNECT)
                        .readTimeout(timeout))
                .baseUrl(baseUrl)
                .apiKey(apiKey.isEmpty() ? "none" : apiKey)
                .modelName(modelName)
                .encodingFormat("float")
                .timeout(timeout)
                .maxRetries(0)
                .build();
    }

    /** @throws EmbeddingUnavailable for anything but one vector of the right size per text */
    List<float[]> embed(List<String> texts) {
        try {
            List<Embedding> embeddings = model.embedAll(texts.stream()
                            .map(text -> TextSegment.from(prefix + text))
                            .toList())
                    .content();
            if (embeddings.size() != texts.size() || embeddings.stream().anyMatch(e -> e.dimension() != dimension)) {
                throw new IllegalStateException("not one vector of " + dimension + " numbers per text");
            }
            embeddings.forEach(Embedding::normalize);
            return embeddings.stream().map(Embedding::vector).toList();
        } catch (RuntimeException e) {
            throw new EmbeddingUnavailable(e);
        }
    }
}
