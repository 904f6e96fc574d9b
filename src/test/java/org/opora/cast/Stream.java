package org.opora.cast;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opora.cast.Student.Talk;

/** A conversation's event stream as a client reads it. */
public final class Stream implements AutoCloseable {
    /** One event as it came. */
    public record Told(String name, @Nullable Long id, JsonNode data) {
        public boolean is(String event) {
            return name.equals(event);
        }

        public String text(String pointer) {
            return data.at(pointer).asText();
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final InputStream body;
    private volatile boolean ended;

    Stream(Http reader, String conversation, long after) {
        this(reader, "/conversations/%s/events?after=%d".formatted(conversation, after));
    }

    /** A student's conversation as somebody else reads it. */
    public static Stream of(Http reader, Talk talk) {
        return new Stream(reader, talk.id(), 0);
    }

    /** The desk's events of a member of staff. */
    public static Stream ofDesk(Http reader) {
        Stream stream = new Stream(reader, "/desk/events");
        Told open = stream.first(event -> event.is("ping"));
        assert open.id() == null;
        return stream;
    }

    private Stream(Http reader, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Http.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + reader.token())
                .build();
        try {
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("stream refused: " + answer.statusCode());
            }
            body = answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Thread reading = new Thread(this::read, "stream");
        reading.setDaemon(true);
        reading.start();
    }

    private void read() {
        ObjectMapper json = new ObjectMapper();
        try (Scanner lines = new Scanner(body, StandardCharsets.UTF_8)) {
            lines.useDelimiter("\n\n");
            while (lines.hasNext()) {
                String name = "message";
                Long id = null;
                String data = "";
                for (String line : lines.next().lines().toList()) {
                    String value = line.substring(line.indexOf(':') + 1).strip();
                    if (line.startsWith("event:")) {
                        name = value;
                    } else if (line.startsWith("id:")) {
                        id = Long.valueOf(value);
                    } else if (line.startsWith("data:")) {
                        data = value;
                    }
                }
                told.add(new Told(name, id, json.readTree(data)));
            }
        } catch (IOException e) {
            // the stream has ended
        } finally {
            ended = true;
        }
    }

    /** Whether the server, or this side, has ended it. */
    public boolean ended() {
        return ended;
    }

    public List<Told> told() {
        return List.copyOf(told);
    }

    /** The first event that fits, past or to come. */
    public Told first(Predicate<Told> fits) {
        return await().atMost(PATIENCE)
                .until(() -> told.stream().filter(fits).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The outcome of a question: the message that replies to it. */
    public Told outcome(String question) {
        return first(event -> event.is("message") && event.text("/replyTo").equals(question));
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
