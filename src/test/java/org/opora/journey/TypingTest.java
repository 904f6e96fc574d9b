package org.opora.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class TypingTest {
    private final Cast school = Cast.shared();

    private static Response looks(Http who, String handoff, Map<String, Object> viewing) {
        return who.put("/handoffs/" + handoff + "/viewing", viewing);
    }

    @Test
    void the_student_sees_that_the_curator_who_has_the_conversation_writes_and_nobody_else() throws IOException {
        Talk talk = school.student("yakov").talks();
        String handoff = school.oleg().post(talk.path() + "/takeover").path("id");

        try (Stream stream = talk.stream(0)) {
            looks(school.nina(), handoff, Map.of("typing", true)).then().statusCode(204);
            looks(school.oleg(), handoff, Map.of("typing", false)).then().statusCode(204);
            looks(school.oleg(), handoff, Map.of()).then().statusCode(204);
            looks(school.oleg(), handoff, Map.of("typing", true)).then().statusCode(204);

            Told typing = stream.first(told -> told.is("typing"));
            assertEquals("curator", typing.text("/author/kind"));
            assertEquals("oleg", typing.text("/author/name"));
            assertNull(typing.id());
            replies(handoff);
            stream.first(told -> told.text("/author/kind").equals("curator") && told.is("message"));
            assertEquals(
                    List.of("oleg"),
                    stream.told().stream()
                            .filter(told -> told.is("typing"))
                            .map(told -> told.text("/author/name"))
                            .toList());
        }
    }

    private void replies(String handoff) {
        school.oleg()
                .post(
                        "/handoffs/" + handoff + "/replies",
                        Map.of("clientId", UUID.randomUUID().toString(), "text", "Здравствуйте"))
                .then()
                .statusCode(201);
    }

    @Test
    void what_nobody_has_and_what_has_ended_is_written_to_by_nobody() throws IOException {
        Talk talk = school.student("yana").talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        String handoff = school.oleg()
                .get("/handoffs?state=waiting&limit=200")
                .path("items.find { it.conversationId == '" + talk.id() + "' }.id");

        try (Stream stream = talk.stream(0)) {
            looks(school.oleg(), handoff, Map.of("typing", true)).then().statusCode(204);
            school.oleg()
                    .post("/handoffs/" + handoff + "/claim", Http.EMPTY)
                    .then()
                    .statusCode(200);
            school.oleg()
                    .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true))
                    .then()
                    .statusCode(200);
            looks(school.oleg(), handoff, Map.of("typing", true)).then().statusCode(204);
            stream.outcome(talk.says("Когда созвон с наставником?").path("id"));

            assertEquals(
                    0, stream.told().stream().filter(told -> told.is("typing")).count());
        }
        looks(talk.student().http(), handoff, Map.of("typing", true)).then().statusCode(403);
        looks(school.oleg(), UUID.randomUUID().toString(), Map.of("typing", true))
                .then()
                .statusCode(404);
    }
}
