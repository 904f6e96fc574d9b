package org.opora.cast;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.opora.cast.Student.Talk;

/** What a member of staff does at the desk, through HTTP. */
public record Desk(Http http) {
    /** The handoff of a conversation, whatever its state; waits for it to come. */
    public String handoffOf(Talk talk) {
        return await().until(
                        () -> {
                            List<Map<String, String>> items =
                                    http.get("/handoffs?limit=200").path("items");
                            return items.stream()
                                    .filter(item -> item.get("conversationId").equals(talk.id()))
                                    .map(item -> item.get("id"))
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }

    public Response packet(String handoff) {
        Response packet = http.get("/handoffs/" + handoff);
        packet.then().statusCode(200);
        return packet;
    }

    public Response claims(String handoff) {
        return http.post("/handoffs/" + handoff + "/claim", Http.EMPTY);
    }

    public Response replies(String handoff, String text) {
        return replies(handoff, text, Map.of());
    }

    public Response replies(String handoff, String text, Map<String, Object> more) {
        Map<String, Object> reply =
                new HashMap<>(Map.of("clientId", UUID.randomUUID().toString(), "text", text, "visibility", "student"));
        reply.putAll(more);
        return http.post("/handoffs/" + handoff + "/replies", reply);
    }

    public Response notes(String handoff, String text) {
        return replies(handoff, text, Map.of("visibility", "staff"));
    }

    public Response comes(double capacity) {
        return http.put("/desk/presence", Map.of("state", "online", "capacity", capacity));
    }

    public Response goes() {
        return http.put("/desk/presence", Map.of("state", "away"));
    }

    /** What happened to a handoff, oldest first. */
    public List<String> history(String handoff) {
        return packet(handoff).path("events.kind");
    }
}
