package org.opora.desk.packet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Gate;
import org.opora.cast.Parts;
import org.opora.cast.Student.Talk;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.desk.HandoffId;
import org.opora.desk.HandoffResolved;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;

/** What a person answered once helps whoever is asked the like. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class ResolvedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final HandoffId ANOTHER = new HandoffId(UUID.randomUUID());
    private static final String QUESTION = "Можно ли сдать экзамен по курсу второй раз?";
    private static final String AGAIN = "Можно ли второй раз сдать экзамен по курсу";
    private static final String REPLY = "Да, второй раз можно через две недели.";

    @Inject
    Resolved resolved;

    @Inject
    Tenancy tenancy;

    @Inject
    Schools schools;

    @Inject
    Courses courses;

    private Cast school;
    private SchoolId id;

    @BeforeEach
    void open() {
        school = new Cast().withBase();
        id = schools.byKey(school.key).orElseThrow().id();
    }

    private HandoffId answered(String name, String question, @Nullable String note, @Nullable String reply) {
        return answered(
                school.student(name, Map.of("course", "rust", "name", name)).talks(), question, note, reply);
    }

    private HandoffId answered(Talk talk, String question, @Nullable String note, @Nullable String reply) {
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        talk.says(question).then().statusCode(202);
        String handoff = school.oleg().post(talk.path() + "/takeover").path("id");
        says(handoff, note, "staff");
        says(handoff, reply, "student");
        school.oleg()
                .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", true))
                .then()
                .statusCode(200);
        HandoffId ended = new HandoffId(UUID.fromString(handoff));
        QuarkusTransaction.requiringNew().run(() -> resolved.keep(new HandoffResolved(id, ended)));
        return ended;
    }

    private void says(String handoff, @Nullable String text, String visibility) {
        if (text != null) {
            school.oleg()
                    .post(
                            "/handoffs/" + handoff + "/replies",
                            Map.of("clientId", UUID.randomUUID().toString(), "text", text, "visibility", visibility))
                    .then()
                    .statusCode(201);
        }
    }

    private int kept(String condition) {
        return tenancy.in(id, handle -> handle.createQuery("select count(*) from resolved_question where " + condition)
                .mapTo(Integer.class)
                .one());
    }

    private void awaitKept(int count) {
        await().atMost(PATIENCE).until(() -> kept("embedding is not null") == count);
    }

    private List<Resolved.Near> nearest(HandoffId but, String text) {
        return resolved.nearest(id, but, null, text);
    }

    @Test
    void a_question_asked_again_finds_what_was_replied_and_names_nobody() {
        HandoffId first = answered(
                "Мария",
                QUESTION + " Это Мария, мой номер +7 916 123-45-67",
                "Заметка: спросить Веру",
                "Мария, добрый день! " + REPLY + " Пишите на oleg@school.example. Олег, oleg");
        awaitKept(1);

        List<Resolved.Near> near = nearest(ANOTHER, QUESTION + " Это Анна, мой номер +7 916 765-43-21");

        assertEquals(List.of(first), near.stream().map(Resolved.Near::handoffId).toList());
        assertEquals(QUESTION + " Это […], мой номер […]", near.get(0).question());
        assertEquals(
                "[…], добрый день! " + REPLY + " Пишите на […]. Олег, […]",
                near.get(0).reply());
        assertTrue(near.get(0).similarity() > 0.92);
    }

    @Test
    void the_same_handoff_another_thing_and_another_school_are_not_found() {
        HandoffId first = answered("anna", QUESTION, null, REPLY);
        awaitKept(1);

        assertEquals(1, nearest(ANOTHER, AGAIN).size());
        assertEquals(List.of(), nearest(first, AGAIN));
        assertEquals(List.of(), nearest(ANOTHER, "Не открывается редактор, белый экран"));
        assertEquals(List.of(), nearest(ANOTHER, " "));
        Cast other = new Cast();
        SchoolId theirs = schools.byKey(other.key).orElseThrow().id();
        assertEquals(List.of(), resolved.nearest(theirs, ANOTHER, null, AGAIN));
    }

    @Test
    void errors_of_another_code_are_another_thing() {
        answered("anna", "Что значит ошибка E0382?", null, "Значение перемещено.");
        awaitKept(1);

        assertEquals(1, nearest(ANOTHER, "Что значит ошибка e0382").size());
        assertEquals(List.of(), nearest(ANOTHER, "Что значит ошибка E0384?"));
    }

    @Test
    void at_most_three_come_and_those_of_the_own_course_first() {
        for (int i = 0; i < 4; i++) {
            answered(school.student("s" + i, Map.of()).talks(), QUESTION, null, REPLY + i);
        }
        HandoffId own = answered("anna", AGAIN, null, REPLY);
        awaitKept(5);
        CourseId rust = courses.course(id, "rust").orElseThrow().id();

        List<Resolved.Near> near = resolved.nearest(id, ANOTHER, rust, AGAIN);

        assertEquals(3, near.size());
        assertEquals(own, near.get(0).handoffId());
        assertEquals(rust, near.get(0).courseId());
    }

    @Test
    void what_no_person_answered_is_not_kept_and_a_note_is_no_answer() {
        answered("anna", QUESTION, "Только заметка", null);
        answered("boris", "???", null, REPLY);
        answered("clara", QUESTION, null, REPLY);
        awaitKept(1);

        assertEquals(1, kept("true"));
        assertEquals(0, kept("reply like '%заметка%'"));
    }

    @Test
    void without_the_embedding_server_it_is_kept_and_found_when_that_is_back() throws Exception {
        Gate.whileShut(Parts.QUESTIONS, () -> {
            answered("anna", "Где посмотреть расписание вебинаров " + UUID.randomUUID() + "?", null, REPLY);
            await().atMost(PATIENCE).until(() -> kept("embedding is null") == 1);

            assertEquals(List.of(), nearest(ANOTHER, "Где посмотреть расписание вебинаров вообще?"));
        });

        awaitKept(1);
        assertEquals(1, nearest(ANOTHER, "Где посмотреть расписание вебинаров?").size());
    }

    @Test
    void keeping_twice_is_keeping_once() {
        HandoffId first = answered("anna", QUESTION, null, REPLY);
        awaitKept(1);

        QuarkusTransaction.requiringNew().run(() -> resolved.keep(new HandoffResolved(id, first)));
        QuarkusTransaction.requiringNew().run(() -> resolved.keep(new HandoffResolved(id, ANOTHER)));
        answered("boris", AGAIN, null, REPLY);

        awaitKept(2);
        assertEquals(2, kept("true"));
    }

    @Test
    void a_student_erased_is_erased_here_too() {
        answered("anna", QUESTION, null, REPLY);
        awaitKept(1);

        tenancy.run(id, handle -> handle.execute("delete from student where school_id = current_school()"));

        assertEquals(0, kept("true"));
        assertFalse(nearest(ANOTHER, AGAIN).iterator().hasNext());
    }
}
