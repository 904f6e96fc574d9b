package org.opora.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Orders the first passages of a search anew by a cross-encoder, when there is one and the best two are as good as equal. */
@ApplicationScoped
class Reranker {
    private static final Logger LOG = Logger.getLogger(Reranker.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A shorter lead than this is no lead; in units of the score. */
    private static final double AMBIGUOUS = 0.02;

    private static final int FIRST = 10;
    private final RerankConfig config;
    private final HttpClient http;

    Reranker(RerankConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.timeout())
                .build();
    }

    /** The same hits; the scores stay in their places, so that what comes after still compares them. */
    List<Hit> ordered(String question, List<Hit> hits) {
        if (config.baseUrl().filter(url -> !url.isBlank()).isEmpty() || !isAmbiguous(hits)) {
            return hits;
        }
        List<Hit> first = hits.subList(0, Math.min(FIRST, hits.size()));
        try {
            double[] values = values(question, first);
            List<Hit> better = IntStream.range(0, first.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer at) -> values[at])
                            .reversed())
                    .map(first::get)
                    .toList();
            List<Hit> all = new ArrayList<>();
            for (int i = 0; i < better.size(); i++) {
                all.add(better.get(i)
                        .raisedBy(first.get(i).score() - better.get(i).score()));
            }
            all.addAll(hits.subList(first.size(), hits.size()));
            return List.copyOf(all);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("no order from the reranker: %s", e.getClass().getSimpleName());
            return hits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return hits;
        }
    }

    private static boolean isAmbiguous(List<Hit> hits) {
        return hits.size() > 1 && hits.get(0).score() - hits.get(1).score() < AMBIGUOUS;
    }

    private double[] values(String question, List<Hit> hits) throws IOException, InterruptedException {
        List<String> texts = hits.stream()
                .map(hit -> hit.title() + "\n" + hit.heading() + "\n" + hit.text())
                .toList();
        String model = config.model().orElse("");
        Map<String, Object> body = model.isBlank()
                ? Map.of("query", question, "texts", texts, "truncate", true)
                : Map.of("model", model, "query", question, "documents", texts);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(config.baseUrl().orElseThrow() + "/rerank"))
                .timeout(config.timeout())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        config.apiKey()
                .filter(key -> !key.isBlank())
                .ifPresent(key -> request.header("Authorization", "Bearer " + key));
        HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        return read(JSON.readTree(response.body()), hits.size());
    }

    /** Both shapes: a list, or {@code results}; {@code score}, or {@code relevance_score}. */
    private static double[] read(JsonNode reply, int size) throws IOException {
        double[] values = new double[size];
        int read = 0;
        for (JsonNode one : reply.isArray() ? reply : reply.path("results")) {
            int at = one.path("index").asInt(-1);
            if (at < 0 || at >= size) {
                throw new IOException("an index out of bounds");
            }
            values[at] =
                    one.path(one.has("score") ? "score" : "relevance_score").asDouble(Double.NEGATIVE_INFINITY);
            read++;
        }
        if (read != size) {
            throw new IOException("not a value for each passage");
        }
        return values;
    }
}
