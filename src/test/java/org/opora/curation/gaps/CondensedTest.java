package org.opora.curation.gaps;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.ScriptedModel;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;

/** With a model a proposal is one text from all replies, as long as it says nothing that they do not. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CondensedTest {
    private static final String FIRST =
            "Recordings of the webinars are on the page of the course under Video, a day after.";
    private static final String SECOND = "Recordings of the webinars are under Video on the page of the course.";
    private static final String SHORT = "Recordings of the webinars are on the page of the course under Video.";

    @Inject
    Grouping grouping;

    @Inject
    Schools schools;

    private final Cast cast = new Cast().withBase();
    private final Desk oleg = new Desk(cast.oleg());

    private void asked(String student, String question, String reply) {
        var talk = cast.student(student, Map.of("course", "rust")).talks();
        talk.says(question).then().statusCode(202);
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff).then().statusCode(200);
        oleg.replies(handoff, reply).then().statusCode(201);
        oleg.http()
                .post("/handoffs/" + handoff + "/resolution", Map.of())
                .then()
                .statusCode(200);
    }

    private ValidatableResponse proposed() {
        ScriptedModel.fails(500);
        asked("masha", "Where can I find the recordings of the webinars?", FIRST);
        asked("ilya", "where do I find recordings of webinars", "Hello! " + SECOND);
        SchoolId school = schools.byKey(cast.key).orElseThrow().id();
        await().until(
                        () -> {
                            grouping.group(school);
                            return cast.vera()
                                    .get("/curation/proposals")
                                    .jsonPath()
                                    .getList("items");
                        },
                        found -> !found.isEmpty());
        return cast.vera().get("/curation/proposals").then();
    }

    @Test
    void what_people_replied_becomes_one_short_text_beside_their_own_words() {
        ScriptedModel.condenses("{\"text\":\"" + SHORT + "\"}");

        proposed()
                .body("items[0].condensed", is(true))
                .body("items[0].body", is(SHORT))
                .body("items[0].evidence.reply.sort()", is(List.of("Hello! " + SECOND, FIRST)));
    }

    @Test
    void a_number_that_nobody_said_leaves_the_reply_word_for_word() {
        ScriptedModel.condenses("{\"text\":\"" + SHORT.replace("Video", "Video within 48 hours") + "\"}");

        proposed().body("items[0].condensed", is(false)).body("items[0].body", is(SECOND));
    }
}
