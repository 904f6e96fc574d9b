package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Student.Talk;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Message;
import org.opora.conversation.Messages;
import org.opora.conversation.Messages.Sent;
import org.opora.course.Courses.Place;
import org.opora.identity.Caller.Learner;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.student.StudentId;

/** A process that dies between a question and its answer. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeathTest {
    /** Two heartbeats more than it takes to be sure that the holder is dead. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(40);

    @Inject
    Messages messages;

    @Inject
    Schools schools;

    @Inject
    Jdbi database;

    @Test
    void the_answer_of_a_dead_process_is_given_by_another() {
        JsonPath answer = answerOfTheDead("Когда созвон с наставником?", null);

        assertEquals("handbook:mentor", answer.getString("items[1].citations[0].externalId"));
    }

    @Test
    void so_is_the_entry_that_the_student_chose() {
        String entry = Cast.shared()
                .article("faq:deadlines", "deadlines.md", Map.of("kind", "faq"))
                .path("id");

        JsonPath answer = answerOfTheDead("Когда созвон с наставником?", UUID.fromString(entry));

        assertEquals("faq:deadlines", answer.getString("items[1].citations[0].externalId"));
    }

    private JsonPath answerOfTheDead(String text, @Nullable UUID suggestion) {
        Cast cast = Cast.shared();
        Talk talk = cast.student("anton").talks();
        SchoolId school = schools.byKey(cast.key).orElseThrow().id();

        Message question = QuarkusTransaction.requiringNew().call(() -> {
            Message asked = messages.post(
                            new Learner(
                                    school,
                                    cast.key,
                                    new StudentId(UUID.fromString(talk.student().id())),
                                    "anton",
                                    null,
                                    null,
                                    null,
                                    null),
                            new ConversationId(UUID.fromString(talk.id())),
                            c -> new Sent(
                                    UUID.randomUUID(), text, Message.Kind.TEXT, Place.NONE, suggestion, List.of()))
                    .message();
            takenByTheDead(asked);
            return asked;
        });

        await().atMost(TAKEN_OVER)
                .until(() -> talk.messages().jsonPath().getList("items").size() == 2);
        assertEquals(question.id().value().toString(), talk.messages().path("items[1].replyTo"));
        return talk.messages().jsonPath();
    }

    private void takenByTheDead(Message asked) {
        int taken = database.withHandle(handle -> handle.createUpdate("""
                        update scheduled_tasks set picked = true, picked_by = 'the dead', last_heartbeat = :long_ago, version = version + 1
                        where task_name = 'answer' and task_instance = :instance""")
                .bind("long_ago", Instant.now().minusSeconds(600))
                .bind("instance", asked.id().value().toString())
                .execute());
        assertEquals(1, taken);
    }
}
