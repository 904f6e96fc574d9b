package org.opora.journey;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Rows;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;

/** A press on "a bigger hint" raises the level once, and each level that was raised is given. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PressTest {
    private static final String FREELY = "pressed";
    private final Cast school = Cast.shared();

    @BeforeEach
    void an_assignment_where_a_press_is_enough() {
        school.school
                .put(
                        "/courses/rust/assignments/" + FREELY,
                        Map.of(
                                "title",
                                Cast.text("assignment-title.txt") + " " + FREELY,
                                "text",
                                Cast.text("assignment.md"),
                                "hintPolicy",
                                Map.of("attemptsPerLevel", 0)))
                .then();
    }

    private Talk talk(String name) {
        return school.student(name, Map.of("course", "rust", "assignment", FREELY))
                .talks();
    }

    private int level(String name) {
        return school.school
                .get("/courses/rust/assignments/" + FREELY + "/hint-levels/" + name)
                .path("level");
    }

    @Test
    void two_presses_in_a_row_are_two_hints_each_of_its_own_level() throws IOException {
        Talk talk = talk("zoya");

        try (var stream = talk.stream(0)) {
            talk.says("Сколько баллов нужно, чтобы получить сертификат?");
            List<String> presses = IntStream.range(0, 2)
                    .mapToObj(n -> talk.presses(UUID.randomUUID()).<String>path("id"))
                    .toList();

            for (int n = 0; n < presses.size(); n++) {
                assertEquals(
                        n + 1,
                        stream.outcome(presses.get(n)).data().at("/hint/level").asInt());
            }
        }
    }

    @Test
    void the_same_press_twice_at_once_is_one() {
        Talk talk = talk("zlata");
        UUID clientId = UUID.randomUUID();

        List<Integer> statuses = Stream.of(1, 2)
                .parallel()
                .map(n -> talk.presses(clientId).statusCode())
                .sorted()
                .toList();

        assertEquals(List.of(200, 202), statuses);
        assertEquals(1, level("zlata"));
    }

    @Test
    void a_press_in_a_conversation_that_goes_back_to_its_curator_raises_nothing() {
        Talk talk = talk("zakhar");
        Desk oleg = new Desk(school.oleg());
        talk.calls();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff).then().statusCode(200);
        oleg.http()
                .post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", false))
                .then()
                .statusCode(200);

        talk.presses(UUID.randomUUID()).then().statusCode(409).body("code", is("person-owns"));

        assertEquals(0, level("zakhar"));
    }

    @Test
    void what_a_hint_has_shown_is_nobody_s_work() throws IOException {
        Cast own = new Cast();
        own.school
                .put("/courses/rust", Map.of("title", "Rust", "lang", "ru"))
                .then()
                .statusCode(201);
        String even = "Чётные числа отбирают остатком:\n\n```rust\nif number % 2 == 0 { println!(\"{number}\"); }\n```";
        String sum = "Сумму собирают в переменной:\n\n```rust\nlet mut total = 0;\ntotal += number;\n```";
        Map<String, Object> lesson =
                new HashMap<>(Map.of("title", "Сумма чётных чисел", "kind", "lesson", "course", "rust"));
        lesson.putAll(Map.of("format", "markdown", "body", "## Чётные\n\n" + even + "\n\n## Сумма\n\n" + sum));
        own.school.put("/knowledge/articles/even-sums", lesson).then().statusCode(201);
        own.school
                .put(
                        "/courses/rust/assignments/" + FREELY,
                        Map.of(
                                "title",
                                "Сумма чётных",
                                "text",
                                Cast.text("assignment.md"),
                                "hintPolicy",
                                Map.of("attemptsPerLevel", 0)))
                .then()
                .statusCode(201);
        Student student = own.student("zinaida", Map.of("course", "rust", "assignment", FREELY));
        Talk first = student.talks();
        String told;
        try (var stream = first.stream(0)) {
            stream.outcome(first.presses(UUID.randomUUID()).path("id"));
            told = stream.outcome(first.presses(UUID.randomUUID()).path("id")).text("/text");
        }
        assertTrue(told.contains("```"), told);
        String code = told.substring(told.indexOf("```"), told.lastIndexOf("```") + 3);

        Talk second = student.talks();
        try (var stream = second.stream(0)) {
            String pasted = second.says("Вот мой код:\n" + code).path("id");
            stream.outcome(pasted);

            assertEquals(List.of(), Rows.of("select 1 from shown_work where message_id = ?::uuid", pasted));
        }
    }
}
