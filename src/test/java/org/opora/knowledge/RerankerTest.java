package org.opora.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.shared.Id;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RerankerTest {
    private static final List<Hit> EQUAL = List.of(hit("first", 1.01), hit("second", 1.0), hit("third", 0.9));

    private volatile String asked = "";
    private volatile String reply = "";
    private HttpServer server;

    private record Config(Optional<String> baseUrl, Optional<String> model) implements RerankConfig {
        @Override
        public Optional<String> apiKey() {
            return Optional.empty();
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(2);
        }
    }

    private static Hit hit(String name, double score) {
        return new Hit(
                new PassageId(Id.next()),
                new ArticleId(Id.next()),
                name,
                name,
                "",
                null,
                "text of " + name,
                "en",
                Article.Kind.HANDBOOK,
                null,
                null,
                score,
                0.9,
                0.5,
                1,
                1,
                0.8,
                0.9);
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rerank", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = reply.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Reranker reranker(String model) {
        return new Reranker(new Config(
                Optional.of("http://127.0.0.1:" + server.getAddress().getPort()),
                Optional.of(model).filter(name -> !name.isEmpty())));
    }

    private static List<String> names(List<Hit> hits) {
        return hits.stream().map(Hit::externalId).toList();
    }

    @Test
    void equal_passages_are_ordered_anew_and_the_scores_keep_their_places() {
        reply = "[{\"index\":1,\"score\":0.9},{\"index\":0,\"score\":0.2},{\"index\":2,\"score\":0.1}]";

        List<Hit> ordered = reranker("").ordered("question", EQUAL);

        assertEquals(List.of("second", "first", "third"), names(ordered));
        assertEquals(1.01, ordered.get(0).score(), 1e-9);
        assertTrue(asked.contains("\"texts\""), asked);
    }

    @Test
    void with_a_models_name_the_request_and_the_reply_have_the_other_shape() {
        reply = "{\"results\":[{\"index\":2,\"relevance_score\":3},{\"index\":1,\"relevance_score\":2},"
                + "{\"index\":0,\"relevance_score\":1}]}";

        assertEquals(List.of("third", "second", "first"), names(reranker("m").ordered("question", EQUAL)));
        assertTrue(asked.contains("\"documents\""), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "[{\"index\":7,\"score\":1}]", "{\"error\":\"no\"}"})
    void a_reply_that_is_none_changes_nothing(String said) {
        reply = said;

        assertEquals(EQUAL, reranker("").ordered("question", EQUAL));
    }

    @Test
    void a_clear_lead_is_not_asked_about_and_neither_is_anything_without_a_server() {
        List<Hit> clear = List.of(hit("first", 1.2), hit("second", 1.0));

        assertEquals(clear, reranker("").ordered("question", clear));
        assertEquals("", asked);
        assertEquals(EQUAL, new Reranker(new Config(Optional.empty(), Optional.empty())).ordered("question", EQUAL));
    }
}
