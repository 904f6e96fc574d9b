package org.opora.cast;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A chat model that says what the test wrote down, in whole or as a stream; its script is in system properties, which every
 * class loader sees. The stand-in model at the same address always says {@link #STAND_IN}.
 */
public class ScriptedModel implements QuarkusTestProfile {
    private static final String SCRIPT = "opora.test.model.script";
    private static final String HEARD = "opora.test.model.heard";
    private static final String CALLS = "opora.test.model.calls";
    private static final String STAND_IN = "opora.test.model.stand-in";
    private static final String CONDENSED = "opora.test.model.condensed";
    private static final List<String> VERDICTS = List.of("answersQuestion", "reveals", "certainty");
    private static final String VERDICT = "opora.test.model.verdict.";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One way to reply; the pause comes before each piece of the body. */
    public record Reply(int status, String type, Map<String, String> headers, List<String> pieces, int pauseMs) {}

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "opora.chat.base-url", "http://127.0.0.1:" + start() + "/v1",
                "opora.chat.model", "scripted",
                "opora.chat.fallback-models", "stand-in",
                "opora.chat.timeout", "PT3S",
                "opora.chat.first-token-timeout", "PT1S",
                "opora.chat.idle-timeout", "PT0.4S",
                "opora.chat.failures-before-pause", "1000");
    }

    private static int start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/chat/completions", ScriptedModel::answer);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "scripted-model");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String heard = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean standIn = JSON.readTree(heard).path("model").asText().equals("stand-in");
        Reply reply = standIn ? fallback() : next(heard);
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (String piece : reply.pieces()) {
                Thread.sleep(reply.pauseMs());
                body.write(piece.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    /** The next of the script; the last one again and again. Judges and classifiers say nothing unless they are told to. */
    private static synchronized Reply next(String heard) throws IOException {
        if (!heard.contains("\"cannotAnswer\"")) {
            return whole(200, heard.contains("<reply>") ? System.getProperty(CONDENSED, "{}") : verdict(heard), 0);
        }
        System.setProperty(HEARD, heard);
        int calls = Integer.getInteger(CALLS, 0);
        System.setProperty(CALLS, Integer.toString(calls + 1));
        JsonNode script = JSON.readTree(System.getProperty(SCRIPT, "[]"));
        JsonNode one = script.path(Math.min(calls, script.size() - 1));
        return JSON.treeToValue(one, Reply.class);
    }

    private static String verdict(String heard) {
        return VERDICTS.stream()
                .filter(field -> heard.contains("\"" + field + "\""))
                .map(field -> System.getProperty(VERDICT + field, "{}"))
                .findFirst()
                .orElse("{}");
    }

    /**
     * What it says when it judges or classifies, until the next script.
     *
     * @param field {@code answersQuestion}, {@code reveals} or {@code certainty}, which tells the kinds apart
     */
    public static void finds(String field, String verdict) {
        System.setProperty(VERDICT + field, verdict);
    }

    private static Reply fallback() {
        String text = System.getProperty(STAND_IN, "");
        return text.isEmpty() ? whole(503, "", 0) : whole(200, text, 0);
    }

    /** From now on the model replies with these in turn. */
    public static void script(Reply... replies) {
        try {
            System.setProperty(SCRIPT, JSON.writeValueAsString(replies));
            System.setProperty(CALLS, "0");
            System.setProperty(STAND_IN, "");
            VERDICTS.forEach(field -> System.clearProperty(VERDICT + field));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it makes of the replies of people. */
    public static void condenses(String reply) {
        System.setProperty(CONDENSED, reply);
    }

    public static void standInSays(String reply) {
        System.setProperty(STAND_IN, reply);
    }

    /** A reply in one piece. */
    public static Reply whole(int status, String text, int delayMs) {
        return new Reply(status, "application/json", Map.of(), List.of(completion(text)), delayMs);
    }

    /** A stream that ends as it should, its text cut into pieces. */
    public static Reply stream(int pauseMs, String... texts) {
        List<String> lines =
                new ArrayList<>(Arrays.stream(texts).map(ScriptedModel::chunk).toList());
        lines.add(end());
        lines.add("data: [DONE]\n\n");
        return lines(pauseMs, lines.toArray(String[]::new));
    }

    /** A stream of these very lines. */
    public static Reply lines(int pauseMs, String... lines) {
        return new Reply(200, "text/event-stream", Map.of(), List.of(lines), pauseMs);
    }

    public static String chunk(String text) {
        return "data: " + json(Map.of("choices", List.of(Map.of("index", 0, "delta", Map.of("content", text)))))
                + "\n\n";
    }

    public static String end() {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
    }

    private static String completion(String text) {
        return json(Map.of(
                "id", "1",
                "object", "chat.completion",
                "model", "scripted",
                "choices",
                        List.of(Map.of(
                                "index",
                                0,
                                "finish_reason",
                                "stop",
                                "message",
                                Map.of("role", "assistant", "content", text)))));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the model replies with this. */
    public static void says(String reply) {
        script(whole(200, reply, 0));
    }

    public static void fails(int status) {
        script(whole(status, "", 0));
    }

    public static void dawdles(int delayMs) {
        script(whole(200, "{}", delayMs));
    }

    /** The body of the last request for words. */
    public static String heard() {
        return System.getProperty(HEARD, "");
    }

    /** Requests for words since the script was set. */
    public static int calls() {
        return Integer.getInteger(CALLS, 0);
    }
}
