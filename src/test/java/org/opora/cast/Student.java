package org.opora.cast;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A student with a widget session. */
public record Student(Http http, String id) {
    /** A new conversation of theirs. */
    public Talk talks() {
        Response opened = http.post("/conversations", Http.EMPTY);
        opened.then().statusCode(201);
        return new Talk(this, opened.path("id"));
    }

    /** One of a student's conversations. */
    public record Talk(Student student, String id) {
        public String path() {
            return "/conversations/" + id;
        }

        public Response says(String text) {
            return says(UUID.randomUUID(), text, Map.of());
        }

        public Response says(UUID clientId, String text, Map<String, Object> more) {
            Map<String, Object> message = new HashMap<>(more);
            message.put("clientId", clientId.toString());
            message.put("text", text);
            return student.http().post(path() + "/messages", message);
        }

        /** Presses "call a person". */
        /** Presses "a bigger hint". */
        public Response presses(UUID clientId) {
            return student.http().post(path() + "/hints", Map.of("clientId", clientId.toString()));
        }

        public Talk calls() {
            student.http().post(path() + "/handoff", Http.EMPTY).then().statusCode(202);
            return this;
        }

        public Response now() {
            return student.http().get(path());
        }

        public Response messages() {
            return student.http().get(path() + "/messages");
        }

        public Stream stream(long after) {
            return new Stream(student.http(), id, after);
        }
    }
}
