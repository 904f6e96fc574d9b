package org.opora.cast;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A chat model that says what the test wrote down; its script is in system properties, which every class loader sees. */
public class ScriptedModel implements QuarkusTestProfile {
    private static final String REPLY = "opora.test.model.reply";
    private static final String STATUS = "opora.test.model.status";
    private static final String DELAY_MS = "opora.test.model.delay";
    private static final String HEARD = "opora.test.model.heard";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "opora.chat.base-url", "http://127.0.0.1:" + start() + "/v1",
                "opora.chat.model", "scripted",
                "opora.chat.timeout", "PT0.5S");
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
        ObjectMapper json = new ObjectMapper();
        System.setProperty(
                HEARD, new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        try {
            Thread.sleep(Long.getLong(DELAY_MS, 0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byte[] body = json.writeValueAsBytes(Map.of(
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
                                Map.of("role", "assistant", "content", System.getProperty(REPLY, ""))))));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(Integer.getInteger(STATUS, 200), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** From now on the model replies with this. */
    public static void says(String reply) {
        script(reply, 200, 0);
    }

    public static void fails(int status) {
        script("", status, 0);
    }

    public static void dawdles(int delayMs) {
        script("{}", 200, delayMs);
    }

    private static void script(String reply, int status, int delayMs) {
        System.setProperty(REPLY, reply);
        System.setProperty(STATUS, Integer.toString(status));
        System.setProperty(DELAY_MS, Integer.toString(delayMs));
    }

    /** The body of the last request. */
    public static String heard() {
        return System.getProperty(HEARD, "");
    }
}
