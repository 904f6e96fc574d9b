package org.opora.cast;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * An object store with one bucket, as far as Opora talks to one; objects are files of a folder that system properties name,
 * since test and server have class loaders of their own.
 */
public class ObjectServer implements QuarkusTestProfile {
    private static final String FOLDER = "opora.test.objects.folder";
    private static final String FAILS = "opora.test.objects.fail";
    private static final String BUCKET = "/opora-test/";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "opora.s3.endpoint", "http://127.0.0.1:" + start(),
                "opora.s3.bucket", "opora-test",
                "opora.s3.access-key", "test-access",
                "opora.s3.secret-key", "test-secret",
                "opora.s3.timeout", "PT2S");
    }

    private static int start() {
        try {
            System.setProperty(FOLDER, Files.createTempDirectory("objects").toString());
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(BUCKET, ObjectServer::answer);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "objects");
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
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Path object = file(exchange.getRequestURI().getPath().substring(BUCKET.length()));
        try (exchange) {
            if (Boolean.getBoolean(FAILS)) {
                exchange.sendResponseHeaders(500, -1);
            } else if (authorization == null || !authorization.contains("Credential=test-access/")) {
                exchange.sendResponseHeaders(403, -1);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                Files.write(object, sent);
                exchange.sendResponseHeaders(200, -1);
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                Files.deleteIfExists(object);
                exchange.sendResponseHeaders(204, -1);
            } else if (Files.exists(object)) {
                exchange.sendResponseHeaders(200, Files.size(object));
                Files.copy(object, exchange.getResponseBody());
            } else {
                byte[] error = "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(404, error.length);
                exchange.getResponseBody().write(error);
            }
        }
    }

    private static Path file(String key) {
        return Path.of(System.getProperty(FOLDER), key.replace('/', '_'));
    }

    public static boolean has(String key) {
        return Files.exists(file(key));
    }

    public static void fails(boolean now) {
        System.setProperty(FAILS, Boolean.toString(now));
    }
}
