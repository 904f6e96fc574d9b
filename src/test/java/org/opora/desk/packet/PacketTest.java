package org.opora.desk.packet;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.cast.Stream;
import org.opora.cast.Student;
import org.opora.cast.Student.Talk;

/** What a curator learns of a conversation from its packet, and a student does not. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PacketTest {
    private static final String CERTIFICATE = "Сколько баллов нужно, чтобы получить сертификат?";
    private static final String ABSENT = "Есть ли скидка для многодетных семей?";
    private final Cast school = Cast.shared();
    private Desk oleg;

    @BeforeEach
    void a_curator() {
        oleg = new Desk(school.oleg());
    }

    private static void answered(Talk talk, String question) throws IOException {
        try (Stream stream = talk.stream(0)) {
            stream.outcome(talk.says(question).path("id"));
        }
    }

    @Test
    void staff_see_what_an_answer_rests_on_and_students_do_not() throws IOException {
        Talk talk = school.student("rita").talks();
        answered(talk, CERTIFICATE);

        oleg.http()
                .get(talk.path() + "/messages")
                .then()
                .body("items.find { it.author.kind == 'assistant' }.confidence", greaterThan(0f))
                .body("items.find { it.author.kind == 'assistant' }.checks.passed", everyItem(is(true)))
                .body("items.find { it.author.kind == 'student' }.confidence", nullValue());
        String shown = talk.messages().asString();
        assertFalse(shown.contains("confidence") || shown.contains("checks"), shown);
        try (Stream own = talk.stream(0);
                Stream desk = Stream.of(oleg.http(), talk)) {
            assertTrue(answer(desk).data().has("confidence"));
            assertFalse(answer(own).data().has("confidence"));
        }
    }

    private static Stream.Told answer(Stream stream) {
        return stream.first(
                event -> event.is("message") && event.text("/author/kind").equals("assistant"));
    }

    @Test
    void a_passage_that_was_set_aside_says_why() throws IOException {
        Talk talk = school.student("rita").talks();
        answered(talk, ABSENT);

        oleg.packet(oleg.handoffOf(talk))
                .then()
                .body("evidence.size()", greaterThan(0))
                .body("evidence.used", everyItem(is(false)))
                .body("evidence.why", everyItem(is("no-answer")));
        school.school
                .post("/answers", Map.of("question", CERTIFICATE, "course", "rust"))
                .then()
                .body("lane", is("answer"))
                .body("evidence.findAll { it.used }.why", everyItem(nullValue()))
                .body("evidence.findAll { !it.used }.why", everyItem(notNullValue()))
                .body("evidence.why", not(hasItem("no-answer")));
    }

    @Test
    void the_summary_says_who_asks_what_and_what_else_they_told() {
        Talk talk = school.student("rita", Map.of("course", "", "name", "Рита")).talks();
        talk.says("Позовите человека.");
        talk.calls();
        talk.says("Здравствуйте! Личный кабинет показывает ошибку 502 после оплаты картой.");
        talk.says("Спасибо");

        String handoff = oleg.handoffOf(talk);

        oleg.packet(handoff)
                .then()
                .body("opening", startsWith("Рита спрашивает: «Позовите человека»."))
                .body("telling", contains("Личный кабинет показывает ошибку 502 после оплаты картой."))
                .body("summary", startsWith(oleg.packet(handoff).path("opening").toString()))
                .body("summary", containsString("ошибку 502"));
    }

    @Test
    void another_conversation_of_the_student_names_the_handoff_that_is_open_in_it() {
        Student rita = school.student("two-talks", Map.of("course", ""));
        String first = oleg.handoffOf(rita.talks().calls());
        Talk quiet = rita.talks();
        String second = oleg.handoffOf(rita.talks().calls());

        oleg.packet(second)
                .then()
                .body("others.size()", is(2))
                .body("others.find { it.handoffId == '" + first + "' }.state", is("open"))
                .body("others.find { it.conversationId == '" + quiet.id() + "' }.handoffId", nullValue());
    }

    @Test
    void a_change_of_owner_says_when_it_was() throws IOException {
        Talk talk = school.student("rita", Map.of("course", "")).talks();
        Instant before = Instant.now();
        talk.calls();

        try (Stream stream = talk.stream(0)) {
            Stream.Told told = stream.first(event -> event.is("conversation"));
            assertFalse(Instant.parse(told.text("/at")).isBefore(before.minusSeconds(1)));
        }
    }
}
