package org.opora.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Http;
import org.opora.cast.Stream;
import org.opora.cast.Stream.Told;
import org.opora.cast.Student.Talk;

/** Words of danger go first, also in a conversation that people own already. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DangerTest {
    private static final String DANGER = "я хочу умереть";

    private Cast school;
    private Desk oleg;

    @BeforeEach
    void a_school_with_a_curator() {
        school = new Cast();
        oleg = new Desk(school.oleg());
    }

    private static boolean isWarning(Told told) {
        return told.is("message") && told.text("/reason").equals("risk");
    }

    private Instant due(String handoff) {
        return Instant.parse(oleg.packet(handoff).path("dueAt"));
    }

    @Test
    void what_waits_in_the_queue_becomes_the_most_urgent_and_the_student_reads_whom_to_call() throws IOException {
        Talk talk = school.student("anna", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);
        Instant before = due(handoff);

        try (Stream stream = talk.stream(0)) {
            talk.says("hochu umeret").then().statusCode(202);
            assertTrue(stream.first(DangerTest::isWarning).text("/text").contains("112"));
        }

        oleg.packet(handoff)
                .then()
                .body("reason", is("risk"))
                .body("priority", is("urgent"))
                .body("mood", is("upset"))
                .body("opening", containsString("hochu umeret"))
                .body("suggestions", hasSize(0))
                .body("events.kind", hasItem("danger"));
        assertTrue(due(handoff).isBefore(before));
        talk.now().then().body("waiting", is("reply")).body("canCancel", is(false));
    }

    @Test
    void a_curator_who_has_the_conversation_is_told_too_and_said_twice_it_warns_once() throws IOException {
        Talk talk = school.student("boris", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);

        try (Stream stream = talk.stream(0)) {
            talk.says(DANGER).then().statusCode(202);
            stream.first(DangerTest::isWarning);
            talk.says(DANGER + ", правда").then().statusCode(202);
            talk.says("вы тут?").then().statusCode(202);
            school.student("zoya", Map.of("course", "")).talks().calls();
            assertEquals(1, stream.told().stream().filter(DangerTest::isWarning).count());
        }
        oleg.packet(handoff).then().body("reason", is("risk")).body("state", is("claimed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "думаю выпилиться лол",
                "дз достало, повеситься что ли)",
                "суицид",
                "kms lol",
                "подруга с курса пишет что хочет умереть, кому сказать"
            })
    void who_jokes_of_it_and_who_tells_it_of_a_friend_reads_whom_to_call(String danger) throws IOException {
        Talk talk = school.student("kira", Map.of("course", "")).talks().calls();

        try (Stream stream = talk.stream(0)) {
            talk.says(danger).then().statusCode(202);
            assertTrue(stream.first(DangerTest::isWarning).text("/text").contains("112"));
        }
        oleg.packet(oleg.handoffOf(talk)).then().body("reason", is("risk"));
    }

    @Test
    void it_is_found_in_the_middle_of_a_long_message() throws IOException {
        Talk talk = school.student("dina", Map.of("course", "")).talks().calls();

        try (Stream stream = talk.stream(0)) {
            talk.says("Учусь как могу. ".repeat(100) + DANGER + ". " + "И уроки делаю тоже. ".repeat(100))
                    .then()
                    .statusCode(202);
            stream.first(DangerTest::isWarning);
        }
    }

    @Test
    void it_is_found_in_the_words_of_a_call_for_a_person() throws IOException {
        Talk talk = school.student("egor", Map.of("course", "")).talks();

        try (Stream stream = talk.stream(0)) {
            talk.student()
                    .http()
                    .post(talk.path() + "/handoff", Map.of("comment", DANGER))
                    .then()
                    .statusCode(202);
            stream.first(DangerTest::isWarning);
        }
        oleg.packet(oleg.handoffOf(talk)).then().body("reason", is("risk"));
    }

    @Test
    void it_is_found_in_the_words_of_a_second_call_too_and_a_curator_reads_them() throws IOException {
        Talk talk = school.student("zoya", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);

        try (Stream stream = talk.stream(0)) {
            for (String comment : List.of("Это срочно.", DANGER, DANGER)) {
                talk.student()
                        .http()
                        .post(talk.path() + "/handoff", Map.of("comment", comment))
                        .then()
                        .statusCode(202);
            }
            stream.first(DangerTest::isWarning);
        }
        oleg.packet(handoff).then().body("reason", is("risk")).body("comment", is("Это срочно.\n" + DANGER));
    }

    @Test
    void what_waits_for_people_is_not_closed_by_the_student_until_somebody_has_looked() throws IOException {
        Talk talk = school.student("lida", Map.of("course", "")).talks();
        try (Stream stream = talk.stream(0)) {
            stream.outcome(talk.says(DANGER).path("id"));
        }
        String handoff = oleg.handoffOf(talk);

        talk.student()
                .http()
                .post(talk.path() + "/closure", Http.EMPTY)
                .then()
                .statusCode(200)
                .body("state", is("open"));
        oleg.claims(handoff);
        talk.student()
                .http()
                .post(talk.path() + "/closure", Http.EMPTY)
                .then()
                .statusCode(200)
                .body("state", is("closed"));
    }

    @Test
    void whoever_comes_back_with_it_to_a_closed_conversation_is_not_only_sent_back_to_the_curator() throws IOException {
        Talk talk = school.student("yana", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff);
        oleg.http().post("/handoffs/" + handoff + "/resolution", Map.of("returnToAssistant", false));
        talk.now().then().body("state", is("closed"));

        try (Stream stream = talk.stream(0)) {
            talk.says(DANGER).then().statusCode(202);
            stream.first(DangerTest::isWarning);
        }
        oleg.packet(oleg.handoffOf(talk)).then().body("reason", is("risk"));
    }

    @Test
    void what_only_sounds_like_it_changes_nothing() throws IOException {
        Talk talk = school.student("vika", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);

        talk.says("Дедлайн меня убьёт, как убить процесс в консоли?").then().statusCode(202);
        Talk later = school.student("gleb", Map.of("course", "")).talks().calls();
        try (Stream stream = later.stream(0)) {
            later.says(DANGER).then().statusCode(202);
            stream.first(DangerTest::isWarning);
        }

        oleg.packet(handoff).then().body("reason", not("risk")).body("events.kind", not(hasItem("danger")));
    }

    @Test
    void who_leaves_a_course_by_the_same_word_is_in_no_danger() throws IOException {
        Talk talk = school.student("lena", Map.of("course", "")).talks().calls();
        String handoff = oleg.handoffOf(talk);

        talk.says("хочу выпилиться из курса").then().statusCode(202);
        Talk later = school.student("mila", Map.of("course", "")).talks().calls();
        try (Stream stream = later.stream(0)) {
            later.says(DANGER).then().statusCode(202);
            stream.first(DangerTest::isWarning);
        }

        oleg.packet(handoff).then().body("reason", not("risk")).body("events.kind", not(hasItem("danger")));
    }
}
