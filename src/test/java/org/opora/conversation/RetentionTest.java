package org.opora.conversation;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Rows;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;

/** Conversations go when their school no longer keeps them, and no sooner. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetentionTest {
    @Inject
    Retention retention;

    private Cast school;
    private Student anna;

    @BeforeEach
    void open() {
        school = new Cast();
        anna = school.student("anna", Map.of());
        keepsFor(30);
    }

    private void keepsFor(@Nullable Integer days) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("retentionDays", days);
        school.school
                .put("/schools/current/settings", change)
                .then()
                .statusCode(200)
                .body("retentionDays", days == null ? nullValue() : is(days));
    }

    /** One in which all that happened did so many days ago. */
    private Talk past(int days, boolean said, boolean closed) {
        Talk talk = anna.talks();
        if (said) {
            talk.student()
                    .http()
                    .upload()
                    .multiPart("file", "main.rs", "fn main() {}".getBytes(StandardCharsets.UTF_8))
                    .post(talk.path() + "/attachments")
                    .then()
                    .statusCode(201);
            Rows.change("""
                    insert into message (school_id, id, conversation_id, seq, author_kind, kind, text, created_at)
                    select school_id, gen_random_uuid(), id, 1, 'student', 'text', 'Когда вебинар?', now()
                    from conversation where id = ?::uuid""", talk.id());
        }
        if (closed) {
            anna.http().post(talk.path() + "/closure").then().statusCode(200);
        }
        String ago = "- interval '%d days'".formatted(days);
        Rows.change(
                "update message set created_at = created_at " + ago + " where conversation_id = ?::uuid", talk.id());
        Rows.change(
                "update conversation set created_at = created_at " + ago + ", closed_at = closed_at " + ago
                        + " where id = ?::uuid",
                talk.id());
        return talk;
    }

    private static int status(Talk talk) {
        return talk.now().statusCode();
    }

    @Test
    void what_was_over_before_goes_with_all_that_hangs_on_it_and_what_was_over_since_stays() {
        Talk closed = past(31, true, true);
        Talk silent = past(31, true, false);
        Talk empty = past(31, false, false);
        Talk recent = past(29, true, true);

        retention.run();

        assertEquals(404, status(closed));
        assertEquals(404, status(silent));
        assertEquals(404, status(empty));
        assertEquals(200, status(recent));
        assertEquals(Set.of(), Rows.saying(school.key, List.of(closed.id(), silent.id(), empty.id())));
        assertEquals(200, anna.http().get("/me").statusCode());
    }

    @Test
    void an_old_conversation_in_which_something_was_said_since_stays() {
        Talk talk = past(31, false, false);
        Rows.change("""
                insert into message (school_id, id, conversation_id, seq, author_kind, kind, text, created_at)
                select school_id, gen_random_uuid(), id, 1, 'student', 'text', 'Я вернулась', now() - interval '1 day'
                from conversation where id = ?::uuid""", talk.id());

        retention.run();

        assertEquals(200, status(talk));
    }

    @Test
    void nobody_who_waits_for_a_person_is_forgotten() {
        Talk waiting = past(31, false, false);
        waiting.calls();
        Rows.change(
                "update message set created_at = now() - interval '31 days' where conversation_id = ?::uuid",
                waiting.id());
        Talk asked = past(31, true, false);
        Rows.change("update message set open = true where conversation_id = ?::uuid", asked.id());

        retention.run();

        assertEquals(200, status(waiting));
        assertEquals(200, status(asked));
        // No job would ever answer it; what tests leave is looked through for just that.
        Rows.change("update message set open = false where conversation_id = ?::uuid", asked.id());
    }

    @Test
    void more_than_a_batch_goes_in_one_night() {
        Talk first = past(31, false, false);
        Rows.change("""
                insert into conversation (school_id, id, student_id, created_at)
                select school_id, gen_random_uuid(), student_id, created_at from conversation, generate_series(1, 450)
                where id = ?::uuid""", first.id());

        retention.run();

        assertEquals(List.of("0"), Rows.of("select count(*) from conversation where student_id = ?::uuid", anna.id()));
    }

    @Test
    void a_school_that_keeps_everything_keeps_it_and_can_say_so_again() {
        Talk talk = past(4_000, true, true);
        keepsFor(null);

        retention.run();

        assertEquals(200, status(talk));
        for (Object wrong : List.of(0, -1, 1.5, "30", 36_501)) {
            school.school
                    .put("/schools/current/settings", Map.of("retentionDays", wrong))
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", is("retentionDays"));
        }
        school.school
                .put("/schools/current/settings", Map.of("emergency", "112"))
                .then()
                .body("retentionDays", nullValue());
    }
}
