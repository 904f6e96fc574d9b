package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Life;
import org.opora.cast.Rows;
import org.opora.cast.ScriptedModel;
import org.opora.cast.Stream;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;
import org.opora.identity.student.StudentRecords;

/** All that is kept of one student, told and erased. A model is connected, since what it is paid for a student is kept too. */
@QuarkusTest
@TestProfile(ScriptedModel.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonalDataTest {
    private static final String ERASE = "/students/anna";
    private static final String EXPORT = "/students/anna/export";

    @Inject
    Instance<StudentRecords> rooms;

    private Cast school;

    @BeforeEach
    void gather() {
        school = new Cast().withBase();
    }

    private static Set<String> all(List<Set<String>> sets) {
        Set<String> all = new TreeSet<>();
        sets.forEach(set -> set.forEach(one -> assertTrue(all.add(one), one + " is named twice")));
        return all;
    }

    private Set<String> told() {
        Set<String> told = new TreeSet<>();
        rooms.forEach(room -> told.addAll(room.told()));
        return told;
    }

    private Set<String> untold() {
        Set<String> untold = new TreeSet<>();
        rooms.forEach(room -> untold.addAll(room.untold().keySet()));
        return untold;
    }

    private Set<String> outliving() {
        Set<String> outliving = new TreeSet<>();
        rooms.forEach(room -> outliving.addAll(room.outliving().keySet()));
        return outliving;
    }

    @Test
    void every_table_that_hangs_on_a_student_is_somebodys() {
        assertEquals(Rows.ofStudents(), all(List.of(told(), untold(), outliving())));
    }

    @Test
    void an_export_tells_what_a_student_did_was_told_and_where_they_stand() {
        Life anna = Life.of(school, "anna");

        Response export = school.pavel().get(EXPORT);

        export.then()
                .statusCode(200)
                .body("student.externalId", is("anna"))
                .body("student.name", is("Анна Верхоянская"))
                .body("student.email", is("anna@mail.example"))
                .body("student.preferences.density", is("compact"))
                .body("sessions", hasSize(1))
                .body("enrolments[0].course", is("rust"))
                .body("events[0].text", is("моё решение из LMS"))
                .body("hintLevels[0].assignment", is("sum"))
                .body("shownWork[0].assignment", is("sum"))
                .body("tokens[0].tokens", org.hamcrest.Matchers.greaterThan(0))
                .body("attachments.name", contains("task.txt"))
                .body("attachments[0].size", org.hamcrest.Matchers.greaterThan(0))
                .body("conversations.id", hasItem(anna.talk().id()))
                .body("conversations[0].messages.text", hasItem(Life.SAID))
                .body("conversations[0].messages.text", hasItem(Life.REPLIED))
                .body("conversations[0].messages.rating.comment", hasItem("всё понятно, Анна"))
                .body("conversations[0].rating.value", is("up"))
                .body("handoffs[0].mood", is(notNullValue()))
                .body("handoffs[0].questionClass", not(is("")))
                .body("handoffs[0].resolvedAt", not(is("")))
                .body("promises.kind", hasItem("first"))
                .body("decisions.lane", hasItem("answer"))
                .body("decisions.evidence.flatten().externalId", hasItem("handbook:certificate"))
                .body("labels.source", hasItem("rating"))
                .body("corrections.questionClass", contains("organisational"));
    }

    @Test
    void what_staff_wrote_among_themselves_and_locked_solutions_stay_out_of_it() {
        Life anna = Life.of(school, "anna");

        String export = school.school.get(EXPORT).asString();

        assertTrue(export.contains(Life.SAID));
        for (String theirs : anna.staffOnly()) {
            assertTrue(!export.contains(theirs), theirs);
        }
        assertTrue(!export.contains("candidate"), "the solution");
        assertTrue(!export.contains("\"draft\":"), "drafts");
    }

    @Test
    void an_erasure_leaves_nothing_in_any_table_but_who_looked() {
        Life anna = Life.of(school, "anna");
        Life.of(school, "boris");
        Set<String> before = Rows.saying(school.key, anna.marks());
        Set<String> kept = all(List.of(told(), untold()));
        kept.removeAll(before);
        assertEquals(Set.of(), kept, "the student left something everywhere, else this proves nothing");

        school.pavel().delete(ERASE).then().statusCode(204);

        Set<String> after = Rows.saying(school.key, anna.marks());
        assertEquals(Set.of("access_log"), after);
        assertTrue(outliving().containsAll(after));
        school.pavel().get(ERASE).then().statusCode(404);
        school.pavel().delete(ERASE).then().statusCode(404);
        school.pavel().get(EXPORT).then().statusCode(404);
        anna.talk().student().http().get("/me").then().statusCode(401);
        school.school.get(anna.talk().path()).then().statusCode(404);
        assertEquals(404, anna.opened());
        school.school.get("/students/boris/export").then().statusCode(200).body("attachments", hasSize(1));
    }

    @Test
    void no_job_of_an_erased_student_goes_on() {
        Life anna = Life.of(school, "anna");

        school.pavel().delete(ERASE).then().statusCode(204);
        Rows.change("update scheduled_tasks set execution_time = now() where task_instance ~ ?", anna.pattern());

        await().until(() -> Rows.of("select task_instance from scheduled_tasks where task_instance ~ ?", anna.pattern())
                .isEmpty());
        assertEquals(Set.of("access_log"), Rows.saying(school.key, anna.marks()));
    }

    @Test
    void streams_end_and_every_desk_loses_the_handoff() throws IOException {
        Talk talk = school.student("anna", Map.of()).talks();
        school.oleg().get("/me").then().statusCode(200);
        try (Stream desk = Stream.ofDesk(school.oleg());
                Stream own = talk.stream(0)) {
            talk.calls();
            school.oleg().get("/handoffs?state=waiting").then().body("items", hasSize(1));
            assertEquals(
                    "conversation", own.first(event -> event.is("conversation")).name());

            school.pavel().delete(ERASE).then().statusCode(204);

            assertEquals(talk.id(), desk.first(event -> event.is("erased")).text("/conversationId"));
            await().until(own::ended);
        }
        school.oleg().get("/handoffs?state=waiting").then().body("items", hasSize(0));
        talk.student().http().get(talk.path() + "/events").then().statusCode(401);
    }

    @Test
    void an_answer_that_is_being_written_meanwhile_brings_nothing_back() {
        Student anna = school.student("anna");
        Talk talk = anna.talks();
        ScriptedModel.script(ScriptedModel.whole(200, Life.ANSWER, 800));
        String question = talk.says(Life.QUESTION).path("id");
        await().until(() -> ScriptedModel.calls() > 0);

        school.school.delete(ERASE).then().statusCode(204);

        await().until(() -> Rows.of("select 1 from scheduled_tasks where task_instance = ?", question)
                .isEmpty());
        assertEquals(Set.of(), Rows.saying(school.key, List.of(anna.id(), talk.id(), question)));
        school.school.get("/schools/current/usage").then().statusCode(200);
    }

    @Test
    void it_comes_through_while_the_student_writes_on_every_side() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 3; round++) {
                Student anna = school.student("anna");
                List<Talk> talks = List.of(anna.talks(), anna.talks(), anna.talks());
                AtomicBoolean on = new AtomicBoolean(true);
                List<Future<?>> writing = new ArrayList<>();
                for (Talk talk : talks) {
                    writing.add(hands.submit(() -> {
                        while (on.get() && talk.says("Где мой доступ?").statusCode() < 400) {
                            talk.student().http().put(talk.path() + "/rating", Map.of("value", "down"));
                        }
                    }));
                }
                await().until(() ->
                        talks.get(0).messages().jsonPath().getList("items").size() > 2);

                school.pavel().delete(ERASE).then().statusCode(204);

                on.set(false);
                for (Future<?> hand : writing) {
                    hand.get();
                }
                List<String> marks = new ArrayList<>(List.of(anna.id()));
                talks.forEach(talk -> marks.add(talk.id()));
                assertEquals(Set.of(), Rows.saying(school.key, marks));
            }
        } finally {
            hands.shutdown();
        }
    }

    @Test
    void both_are_for_administrators_and_the_backend_and_are_written_down() {
        Student anna = school.student("anna", Map.of());
        for (Http other : List.of(school.oleg(), school.igor(), school.vera(), anna.http())) {
            other.get(EXPORT).then().statusCode(403);
            other.delete(ERASE).then().statusCode(403);
        }
        new Cast().school.delete(ERASE).then().statusCode(404);
        Instant begun = Instant.now();

        school.pavel().get(EXPORT).then().statusCode(200);
        school.school.delete(ERASE).then().statusCode(204);

        Response audit = school.pavel().get("/audit?limit=2");
        audit.then()
                .body("items.action", contains("student-erased", "student-exported"))
                .body("items.about", contains("anna", "anna"))
                .body("items[1].staff.name", is("pavel"))
                .body("items[0].key.id", not(is("")))
                .body("items[0].staff", is((Object) null));
        assertTrue(Instant.parse(audit.path("items[1].at")).isAfter(begun.minusSeconds(1)));
        school.pavel().get("/audit?action=student-exported").then().body("items", hasSize(1));
    }

    @Test
    void an_unknown_student_is_not_found_and_a_name_that_is_none_neither() {
        school.school.get("/students/nobody/export").then().statusCode(404);
        school.school.delete("/students/nobody").then().statusCode(404).body("detail", containsString("student"));
        school.school.delete("/students/%20").then().statusCode(404);
    }
}
