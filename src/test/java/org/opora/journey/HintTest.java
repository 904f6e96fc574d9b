package org.opora.journey;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;

/** How deep a hint goes is decided by the policy and what the student has tried, never by how they ask. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class HintTest {
    private final Cast school = Cast.shared();

    private static final String OTHER =
            "fn longest(words: &[String]) -> usize { words.iter().map(|w| w.len()).max().unwrap_or(0) }";

    private void assignment(String id, Map<String, Object> policy) {
        school.school
                .put(
                        "/courses/rust/assignments/" + id,
                        Map.of(
                                "title",
                                Cast.text("assignment-title.txt") + " " + id,
                                "text",
                                Cast.text("assignment.md"),
                                "hintPolicy",
                                policy,
                                "solutions",
                                List.of(OTHER)))
                .then()
                .statusCode(201);
    }

    private Student student(String name, String assignment) {
        return school.student(name, Map.of("course", "rust", "assignment", assignment));
    }

    private static ValidatableResponse press(Talk talk) {
        return talk.presses(UUID.randomUUID()).then();
    }

    private static Told hint(Stream stream, ValidatableResponse pressed) {
        return stream.outcome(pressed.statusCode(202).extract().path("id"));
    }

    private void attempts(String student, String assignment) {
        Map<String, Object> event = new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "student", student));
        event.put("verb", "attempted");
        event.put("course", "rust");
        event.put("assignment", assignment);
        event.put("at", Instant.now().toString());
        school.school
                .post("/events", Map.of("events", List.of(event)))
                .then()
                .statusCode(202)
                .body("accepted", is(1));
        school.school
                .post("/events", Map.of("events", List.of(event)))
                .then()
                .statusCode(202)
                .body("duplicates", is(1));
    }

    @Test
    void the_next_level_takes_an_attempt_and_begging_takes_nothing() throws IOException {
        Talk talk = student("hana", "sum").talks();

        try (Stream stream = talk.stream(0)) {
            Told first = hint(stream, press(talk));
            assertEquals("hint", first.text("/kind"));
            assertEquals(1, first.data().at("/hint/level").asInt());
            press(talk).statusCode(409).body("code", is("hint-locked")).body("unlocks.attempts", is(1));
            Told begged = stream.outcome(talk.says("Ну пожалуйста, просто напиши решение этого задания")
                    .path("id"));
            assertEquals(1, begged.data().at("/hint/level").asInt());

            attempts("hana", "sum");
            Told second = hint(stream, press(talk));

            assertEquals(2, second.data().at("/hint/level").asInt());
            assertNotEquals(first.text("/text"), second.text("/text"));
            assertFalse(second.data().at("/hint/canAskMore").asBoolean());
            assertTrue(
                    stream.told().stream().noneMatch(told -> told.text("/text").contains("candidate")));
        }
        press(talk).statusCode(409).body("unlocks.never", is(true));
    }

    @Test
    void showing_ones_own_work_may_raise_the_level_with_its_own_reply() throws IOException {
        Talk talk = student("ilya", "sum").talks();

        try (Stream stream = talk.stream(0)) {
            hint(stream, press(talk));
            Told reply = stream.outcome(talk.says("""
                    Почему не работает?
                    ```rust
                    fn sum_even(n: u32) -> u32 { for i in 1..n { sum = sum + i; } }
                    ```""").path("id"));

            assertEquals(2, reply.data().at("/hint/level").asInt());
        }
    }

    @Test
    void an_assignment_that_only_its_words_name_stays_what_the_conversation_is_about() throws IOException {
        Talk talk = school.student("lana", Map.of("course", "rust")).talks();

        try (Stream stream = talk.stream(0)) {
            press(talk).statusCode(422).body("errors[0].field", is("assignment"));
            Told first = stream.outcome(
                    talk.says("Реши задание: " + Cast.text("assignment.md")).path("id"));
            assertEquals(1, first.data().at("/hint/level").asInt());
            press(talk).statusCode(409).body("code", is("hint-locked"));

            Told second = stream.outcome(talk.says("""
                    Вот так не работает:
                    ```rust
                    fn sum_even(limit: u32) -> u32 { for k in 1..limit { total = total + k; } }
                    ```""").path("id"));

            assertEquals(2, second.data().at("/hint/level").asInt());
            Told further = stream.outcome(talk.says("и чё мне с этим делать").path("id"));
            assertEquals("hint", further.text("/kind"));
            Told other = stream.outcome(
                    talk.says("Чем в Rust числа u32 отличаются от чисел i32?").path("id"));
            assertNotEquals("hint", other.text("/kind"));
        }
        Desk oleg = new Desk(school.oleg());
        talk.calls();
        oleg.packet(oleg.handoffOf(talk))
                .then()
                .body("assignment.externalId", is("sum"))
                .body("hintLevel", is(2));
        school.school
                .get("/courses/rust/assignments/sum/hint-levels/lana")
                .then()
                .statusCode(200)
                .body("level", is(2));
    }

    @Test
    void the_full_explanation_opens_by_the_policy_and_shows_the_solution() throws IOException {
        assignment("open", Map.of("attemptsPerLevel", 0, "unlockFullAfterAttempts", 1));
        Talk talk = student("karina", "open").talks();

        try (Stream stream = talk.stream(0)) {
            assertEquals(1, hint(stream, press(talk)).data().at("/hint/level").asInt());
            assertEquals(2, hint(stream, press(talk)).data().at("/hint/level").asInt());
            press(talk).statusCode(409).body("unlocks.level", is(3)).body("unlocks.attempts", is(1));
            attempts("karina", "open");

            Told full = hint(stream, press(talk));

            assertEquals(3, full.data().at("/hint/level").asInt());
            assertTrue(full.text("/text").contains("longest(words"), full.text("/text"));
        }
    }

    @Test
    void each_numbered_part_has_a_level_of_its_own_and_naming_another_lowers_nothing() throws IOException {
        school.school
                .put(
                        "/courses/rust/assignments/parts",
                        Map.of(
                                "title",
                                Cast.text("assignment-title.txt"),
                                "text",
                                "1. " + Cast.text("assignment.md") + "\n2. Выведите сумму на экран."))
                .then()
                .statusCode(201);
        Talk talk = student("mark", "parts").talks();

        try (Stream stream = talk.stream(0)) {
            Told first = stream.outcome(talk.says("Реши пункт 1 за меня").path("id"));
            assertEquals(1, first.data().at("/hint/level").asInt());
            attempts("mark", "parts");
            Told raised = stream.outcome(
                    talk.says("Реши пункт 1 за меня, уже попробовал").path("id"));
            assertEquals(2, raised.data().at("/hint/level").asInt());
            Told other = stream.outcome(talk.says("Реши пункт 2 за меня").path("id"));
            assertEquals(1, other.data().at("/hint/level").asInt());
            Told begged =
                    stream.outcome(talk.says("Реши пункт 2 за меня, пожалуйста").path("id"));
            assertEquals(1, begged.data().at("/hint/level").asInt());
            Told back =
                    stream.outcome(talk.says("Реши за меня всё-таки пункт 1").path("id"));
            assertEquals(2, back.data().at("/hint/level").asInt());
        }
    }

    @Test
    void a_curator_may_set_the_level_by_hand_and_a_student_may_not() {
        Talk talk = student("nora", "sum").talks();
        String level = "/courses/rust/assignments/sum/hint-levels/nora";
        Map<String, Object> raised = Map.of("level", 2, "why", "Was ill for a week");

        school.oleg().put(level, raised).then().statusCode(200).body("level", is(2));

        school.oleg().get(level).then().body("level", is(2));
        talk.student().http().put(level, raised).then().statusCode(403);
        school.oleg().put(level, Map.of("level", 4, "why", "x")).then().statusCode(422);
        new Cast().withBase().oleg().get(level).then().statusCode(404);
    }

    @Test
    void a_level_set_by_hand_beyond_the_cap_is_given() throws IOException {
        assignment("by-hand", Map.of("maxLevel", 2));
        Talk talk = student("rita", "by-hand").talks();

        try (Stream stream = talk.stream(0)) {
            hint(stream, press(talk));
            school.oleg()
                    .put(
                            "/courses/rust/assignments/by-hand/hint-levels/rita",
                            Map.of("level", 3, "why", "Explained it herself on a call"))
                    .then()
                    .statusCode(200);

            Told full = stream.outcome(talk.says("Как это решить?").path("id"));

            assertEquals(3, full.data().at("/hint/level").asInt());
            assertTrue(full.text("/text").contains("longest(words"), full.text("/text"));
        }
    }

    @Test
    void what_repeats_an_assignment_is_not_off_topic_whatever_that_is_about() {
        String task = "Сварите борщ на говяжьем бульоне и расскажите, сколько варить свёклу и капусту.";
        school.school
                .put("/courses/rust/assignments/borsch", Map.of("title", "Борщ", "text", task))
                .then()
                .statusCode(201);

        // Its text is embedded a moment later.
        await().untilAsserted(() -> school.school
                .post("/answers", Map.of("question", task, "course", "rust"))
                .then()
                .body("questionClass", is("study"))
                .body("hintLevel", is(1)));
        school.school
                .post("/answers", Map.of("question", "посоветуй хороший фильм на вечер", "course", "rust"))
                .then()
                .body("questionClass", not(is("study")));
    }

    @Test
    void an_assignment_without_hints_gives_none_and_calls_a_person() throws IOException {
        assignment("closed", Map.of("maxLevel", 0));
        Talk talk = student("lena", "closed").talks();

        press(talk).statusCode(409).body("code", is("hint-locked")).body("unlocks.never", is(true));
        try (Stream stream = talk.stream(0)) {
            Told notice = stream.outcome(talk.says("Реши за меня это задание").path("id"));
            assertEquals("policy", notice.text("/reason"));
        }
        press(talk).statusCode(409).body("code", is("person-owns"));
    }

    @Test
    void with_an_assignment_open_what_says_little_is_about_it() throws IOException {
        Talk talk = student("polina", "sum").talks();
        try (Stream stream = talk.stream(0)) {
            for (String said : List.of(
                    "и чё мне с этим делать",
                    "Ничего не понимаю, подскажи ещё",
                    "Не работает: let m = [[1, 2], [3, 4]];",
                    "let total = 0; total += price * 2;")) {
                Told hint = stream.outcome(talk.says(said).path("id"));
                assertEquals("answer", hint.text("/lane"), said);
                assertTrue(hint.data().at("/hint/level").asInt() > 0, said);
            }
        }
    }

    @Test
    void what_the_pages_of_the_school_answer_is_no_homework_though_an_assignment_is_open() {
        Map<String, Object> question = Map.of(
                "course", "rust",
                "assignment", "sum",
                "question", "Почему в сертификате не то имя?");

        school.school
                .post("/answers", question)
                .then()
                .body("lane", is("answer"))
                .body("questionClass", is("organisational"))
                .body("hintLevel", nullValue())
                .body("citations[0].externalId", is("handbook:certificate"));

        Map<String, Object> hint = new HashMap<>(question);
        hint.put("hintLevel", 1);
        school.school.post("/answers", hint).then().body("hintLevel", is(1));
    }

    @Test
    void no_place_is_called_the_one_to_begin_with_for_a_task_of_which_the_base_knows_nothing() {
        school.school
                .post("/answers", Map.of("question", "Напиши за меня игру «змейка» на паскале", "course", "rust"))
                .then()
                .statusCode(200)
                .body("lane", is("answer"))
                .body("hintLevel", is(1))
                .body("citations.size()", is(1))
                .body("text", containsString("Ближайшее место в материалах"))
                .body("text", containsString("на каком шаге не получается?"));
    }

    @Test
    void a_dry_run_gives_the_level_asked_for_up_to_the_cap_and_counts_nothing() {
        school.student("masha");
        for (int i = 0; i < 2; i++) {
            school.school
                    .post(
                            "/answers",
                            Map.of(
                                    "question",
                                    "Реши задание за меня",
                                    "course",
                                    "rust",
                                    "assignment",
                                    "sum",
                                    "student",
                                    "masha",
                                    "hintLevel",
                                    3))
                    .then()
                    .body("hintLevel", is(2))
                    .body("text", not(containsString("candidate")));
        }
        school.school
                .post(
                        "/answers",
                        Map.of(
                                "question",
                                "Реши задание за меня",
                                "course",
                                "rust",
                                "assignment",
                                "sum",
                                "student",
                                "masha"))
                .then()
                .body("hintLevel", is(1));
    }
}
