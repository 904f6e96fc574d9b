package org.opora.answering.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.model.ModelFailed.Why;

/** A provider that keeps silent is left: at each limit of time, and when nobody waits any more. All other limits are an hour. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ModelHttpTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer provider;

    @BeforeEach
    void listen() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "silent-provider");
            thread.setDaemon(true);
            return thread;
        }));
        provider.start();
    }

    @AfterEach
    void leave() {
        over.countDown();
        provider.stop(0);
    }

    private void says(HttpHandler what) {
        provider.createContext("/", exchange -> {
            what.handle(exchange);
            await();
        });
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOver() {
        try {
            return over.await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void begin(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
    }

    private static void word(HttpExchange exchange) throws IOException {
        begin(exchange);
        exchange.getResponseBody().write("data: {\"choices\":[]}\n\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static ChatConfig limits(Map<String, String> some) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().withMapping(ChatConfig.class);
        for (String limit : List.of("connect-timeout", "first-token-timeout", "idle-timeout", "timeout")) {
            config.withDefaultValue("opora.chat." + limit, "PT1H");
        }
        some.forEach((limit, value) -> config.withDefaultValue("opora.chat." + limit, value));
        return config.build().getConfigMapping(ChatConfig.class);
    }

    private static Why call(int port, Map<String, String> limits, Patience patience) {
        ChatConfig config = limits(limits);
        ModelHttp http = new ModelHttp(config.connectTimeout());
        HttpRequest request = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://127.0.0.1:" + port + "/v1/chat/completions")
                .body("{}")
                .build();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        http.within(
                new Deadline(config, patience),
                () -> http.execute(request, new DefaultServerSentEventParser(), new ServerSentEventListener() {
                    @Override
                    public void onEvent(ServerSentEvent event) {}

                    @Override
                    public void onError(Throwable error) {
                        failure.set(error);
                    }
                }));
        assertNotNull(failure.get());
        return ((ModelFailed) failure.get()).why();
    }

    private Why call(Map<String, String> limits, Patience patience) {
        return call(provider.getAddress().getPort(), limits, patience);
    }

    @Test
    void before_the_head_of_a_reply() {
        says(exchange -> {});

        assertEquals(Why.LATE, call(Map.of("first-token-timeout", SOON.toString()), Patience.ENDLESS));
        assertEquals(Why.LATE, call(Map.of("timeout", SOON.toString()), Patience.ENDLESS));
    }

    @Test
    void before_the_first_word() {
        says(ModelHttpTest::begin);

        assertEquals(Why.LATE, call(Map.of("first-token-timeout", SOON.toString()), Patience.ENDLESS));
    }

    @Test
    void before_the_first_word_though_remarks_keep_the_connection_open() {
        says(exchange -> {
            begin(exchange);
            do {
                exchange.getResponseBody().write(": keep-alive\n\n".getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            } while (!isOver());
        });

        assertEquals(Why.LATE, call(Map.of("first-token-timeout", SOON.toString()), Patience.ENDLESS));
    }

    @Test
    void a_time_to_come_back_at_is_a_time_to_wait() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2));

        assertEquals(Duration.ofSeconds(7), ModelHttp.until("7"));
        assertTrue(ModelHttp.until(date).compareTo(Duration.ofMinutes(1)) > 0);
        assertTrue(ModelHttp.until(date).compareTo(Duration.ofMinutes(2)) <= 0);
    }

    @Test
    void between_two_words() {
        says(ModelHttpTest::word);

        assertEquals(Why.LATE, call(Map.of("idle-timeout", SOON.toString()), Patience.ENDLESS));
        assertEquals(Why.LATE, call(Map.of("timeout", SOON.toString()), Patience.ENDLESS));
    }

    @Test
    void when_the_time_for_the_question_is_over_whatever_a_call_may_take() {
        says(ModelHttpTest::word);

        assertEquals(Why.LATE, call(Map.of(), new Patience(SOON, () -> true)));
    }

    @Test
    void who_has_no_limit_has_none_however_long_the_process_runs() {
        assertTrue(Patience.ENDLESS.left().compareTo(Duration.ofDays(365_000)) > 0);
    }

    @Test
    void when_nobody_waits_any_more_before_the_head_and_after_it() {
        says(exchange -> {});
        assertEquals(Why.UNWANTED, call(Map.of(), new Patience(Duration.ofHours(1), () -> false)));
        provider.removeContext("/");

        says(ModelHttpTest::word);
        assertEquals(Why.UNWANTED, call(Map.of(), new Patience(Duration.ofHours(1), () -> false)));
    }

    @Test
    void whoever_cannot_tell_whether_anybody_waits_goes_on_to_the_limit() {
        says(ModelHttpTest::word);

        assertEquals(Why.LATE, call(Map.of("timeout", "PT1S"), new Patience(Duration.ofHours(1), () -> {
            throw new IllegalStateException("the database is away");
        })));
    }

    @Test
    void where_nobody_takes_the_call() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (IOException e) {
                    break;
                }
            }
            assertEquals(
                    Why.LATE, call(full.getLocalPort(), Map.of("connect-timeout", SOON.toString()), Patience.ENDLESS));
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void where_nobody_listens_it_is_no_matter_of_time() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        assertEquals(Why.UNAVAILABLE, call(port, Map.of(), Patience.ENDLESS));
    }
}
