package org.opora.answering.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.ModelFailed.Why;

/**
 * Streams a reply on the caller's own thread, under the limits of a {@link Deadline}. The JDK's client stops counting once
 * the head of a response is there, and langchain4j's own drops Retry-After and takes an error in the middle of a stream for
 * its end (LESSONS.md, 7); so this one looks for itself.
 */
final class ModelHttp implements HttpClient, HttpClientBuilder {
    private static final Logger LOG = Logger.getLogger(ModelHttp.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    /** A provider that asks for more is not waited for. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private final java.net.http.HttpClient client;

    ModelHttp(Duration connectTimeout) {
        this.client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Runs a call whose requests are under this deadline. */
    void within(Deadline deadline, Runnable call) {
        CURRENT.set(deadline);
        try {
            call.run();
        } finally {
            CURRENT.remove();
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("replies are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        Deadline deadline = CURRENT.get();
        if (deadline == null) {
            throw new IllegalStateException("a call without a deadline");
        }
        CompletableFuture<HttpResponse<InputStream>> coming =
                client.sendAsync(prepared(request, deadline), BodyHandlers.ofInputStream());
        try (Deadline.Watch watch = deadline.watch(() -> breakOff(coming))) {
            HttpResponse<InputStream> response = coming.get();
            try (InputStream body = response.body()) {
                refuseFailure(response, body);
                read(response, body, watch, listener);
            }
            listener.onClose();
        } catch (IOException | ExecutionException | CancellationException e) {
            Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            Why looks = cause instanceof HttpTimeoutException ? Why.LATE : Why.UNAVAILABLE;
            listener.onError(
                    new ModelFailed(deadline.why(looks), cause.getClass().getSimpleName(), cause));
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            listener.onError(new ModelFailed(Why.UNWANTED, "interrupted", e));
        } catch (ModelFailed e) {
            listener.onError(e);
        }
    }

    /** Before the head of the response is there as well as in the middle of its body. */
    private static void breakOff(CompletableFuture<HttpResponse<InputStream>> coming) {
        if (!coming.cancel(true) && !coming.isCompletedExceptionally()) {
            try {
                coming.join().body().close();
            } catch (IOException e) {
                LOG.debug("a stream that would not be closed", e);
            }
        }
    }

    private static java.net.http.HttpRequest prepared(HttpRequest request, Deadline deadline) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(deadline.untilFirstToken())
                .method(request.method().name(), java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private static void refuseFailure(HttpResponse<InputStream> response, InputStream body) throws IOException {
        int status = response.statusCode();
        if (status / 100 != 2) {
            body.close();
            throw new ModelFailed(Why.UNAVAILABLE, "status " + status, null, retryAfter(response));
        }
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("retry-after")
                    .map(value -> until(value.strip()))
                    .filter(time -> !time.isNegative() && time.compareTo(LONGEST_RETRY_AFTER) <= 0)
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Seconds, or a date (RFC 9110, 10.2.3). */
    static Duration until(String value) {
        return value.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(value))
                : Duration.between(Instant.now(), Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    }

    private static void read(
            HttpResponse<?> response, InputStream body, Deadline.Watch watch, ServerSentEventListener listener)
            throws IOException {
        String type = response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("application/json")) {
            emit(listener, chunk(JSON.readTree(body)));
        } else if (type.contains("text/event-stream")) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String data =
                        line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
                // A remark that keeps the connection open is no word.
                if (data.isEmpty()) {
                    continue;
                }
                watch.heard();
                if (!data.equals(DONE)) {
                    emit(listener, JSON.readTree(data));
                }
            }
        } else {
            throw new ModelFailed(Why.GARBLED, "a reply of type " + type, null);
        }
    }

    private static void emit(ServerSentEventListener listener, @Nullable JsonNode chunk) {
        if (chunk == null || chunk.has("error")) {
            throw new ModelFailed(Why.UNAVAILABLE, "an error in place of a reply", null);
        }
        listener.onEvent(new ServerSentEvent(null, chunk.toString()));
    }

    /** A provider that does not stream gives one reply; read as the only chunk of a stream. */
    private static @Nullable JsonNode chunk(@Nullable JsonNode whole) {
        if (whole != null) {
            whole.path("choices").forEach(choice -> {
                if (choice instanceof ObjectNode one && one.has("message")) {
                    one.set("delta", one.remove("message"));
                }
            });
        }
        return whole;
    }

    @Override
    public HttpClient build() {
        return this;
    }

    @Override
    public Duration connectTimeout() {
        return client.connectTimeout().orElse(Duration.ZERO);
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
