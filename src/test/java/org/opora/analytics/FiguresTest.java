package org.opora.analytics;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.analytics.Past.Fate;
import org.opora.cast.Cast;
import org.opora.cast.Student.Talk;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;

/** What is told of many questions at once. The school's clock is that of Moscow. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiguresTest {
    /** A Monday, 10:00 in Moscow. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T07:00:00Z");

    private static final String MARCH = "?from=2026-03-01&to=2026-03-31";
    private static final List<String> FIVE = List.of("anna", "boris", "dina", "egor", "faina");

    @Inject
    Tenancy tenancy;

    @Inject
    Schools schools;

    @Inject
    Clock clock;

    private Cast cast;
    private Past past;

    @BeforeEach
    void a_school_of_its_own() {
        cast = new Cast();
        cast.school.put(
                "/courses/rust", Map.of("title", "Rust", "lang", "ru", "teams", Map.of("technical", "mentors")));
        cast.school.put("/courses/sql", Map.of("title", "SQL", "lang", "ru"));
        for (String assignment : List.of("one", "two")) {
            cast.school.put("/courses/rust/assignments/" + assignment, Map.of("title", assignment, "text", assignment));
        }
        past = new Past(tenancy, schools.byKey(cast.key).orElseThrow().id());
    }

    private ValidatableResponse figures(String asked) {
        return cast.vera().get("/figures" + asked).then().statusCode(200);
    }

    private UUID asks(String student, String text, Duration after, Fate fate) {
        return past.asks(student, past.talk(student, "all", "rust"), text, MONDAY.plus(after), fate);
    }

    @Test
    void every_question_is_counted_once_by_the_schools_own_hours_and_days() {
        asks("anna", "a", Duration.ZERO, Fate.ANSWER);
        asks("boris", "b", Duration.ofMinutes(20), Fate.HANDOFF);
        asks("boris", "c", Duration.ofMinutes(40), Fate.DRAFT);
        asks("dina", "d", Duration.ofDays(7), Fate.DECLINE);
        asks(
                "egor",
                "half past one on Tuesday in Moscow, still Monday in London",
                Duration.ofMinutes(930),
                Fate.ANSWER);
        asks("faina", "before the first day", Duration.ofDays(-2), Fate.ANSWER);

        figures(MARCH)
                .body("timeZone", is("Europe/Moscow"))
                .body("questions", is(5))
                .body("students", is(4))
                .body("days", hasSize(31))
                .body("load.hours.weekday", contains(1, 2))
                .body("load.hours.hour", contains(10, 1))
                .body("load.peak.count", is(4))
                .body("load.busiestDay", is("2026-03-02"))
                .body("days[1].answered", is(1))
                .body("days[1].drafted", is(1))
                .body("days[1].handedOff.no-evidence", is(1))
                .body("days[2].answered", is(1))
                .body("days[8].declined.off-topic", is(1))
                .body("resolution.answered.count", is(2))
                .body("resolution.answered.of", is(5));
    }

    @Test
    void a_rate_over_fewer_than_five_students_is_not_told() {
        FIVE.subList(0, 4).forEach(student -> asks(student, "when", Duration.ofHours(1), Fate.ANSWER));
        figures(MARCH).body("resolution.answered.count", is(4)).body("resolution.answered.share", nullValue());

        asks("faina", "when", Duration.ofHours(1), Fate.HANDOFF);

        figures(MARCH).body("resolution.answered.share", is(0.8f)).body("resolution.answered.students", is(5));
    }

    @Test
    void an_answer_that_was_not_the_end_is_told_beside_it() {
        Duration day = Duration.ofDays(1);
        asks("anna", "When is the certificate given out?", Duration.ZERO, Fate.ANSWER);
        asks("anna", "certificate, when given", day, Fate.ANSWER);
        UUID called = past.talk("boris", "all", "rust");
        asks("boris", "How do I pay by card?", Duration.ZERO, Fate.ANSWER);
        past.handedOff(
                "boris", called, "curators", "student-request", MONDAY.plus(day), MONDAY, MONDAY.plus(day), true);
        UUID closed = past.talk("dina", "all", "rust");
        asks("dina", "Where are recordings kept?", Duration.ZERO, Fate.ANSWER);
        past.turned(closed, "closed", MONDAY.plus(day));
        past.turned(closed, "open", MONDAY.plus(day.multipliedBy(2)));

        UUID late = past.talk("egor", "all", "rust");
        asks("egor", "How do I pay by card?", Duration.ZERO, Fate.ANSWER);
        past.handedOff(
                "egor", late, "curators", "student-request", MONDAY.plus(day.multipliedBy(8)), MONDAY, null, true);
        asks("faina", "How do I pay by card?", Duration.ZERO, Fate.ANSWER);
        asks("faina", "Which books should I read first?", day, Fate.HANDOFF);
        past.handedOff(
                "faina",
                past.talk("faina", "all", "rust"),
                "curators",
                "no-evidence",
                MONDAY.plus(day),
                MONDAY,
                null,
                true);

        figures(MARCH)
                .body("resolution.came.repeated", is(1))
                .body("resolution.came.called", is(1))
                .body("resolution.came.reopened", is(1))
                .body("resolution.came.any.count", is(3))
                .body("resolution.came.any.of", is(6))
                .body("resolution.came.any.share", is(0.5f))
                .body("resolution.young", is(0));
    }

    @Test
    void the_next_task_is_told_for_those_who_had_help_and_those_who_had_not() {
        Duration hour = Duration.ofHours(1);
        for (String student : FIVE) {
            UUID talk = past.talk(student, "all", "rust");
            past.asks(student, talk, "a hint?", MONDAY, Fate.STUDY, "one");
            past.went(student, "one", "submitted", MONDAY.plus(hour));
            past.went(student, "one", student.equals("anna") ? "failed" : "passed", MONDAY.plus(hour.multipliedBy(2)));
        }
        past.went("anna", "two", "passed", MONDAY.plus(Duration.ofDays(3)));
        past.went("boris", "two", "failed", MONDAY.plus(Duration.ofDays(3)));
        past.went("dina", "two", "passed", MONDAY.plus(Duration.ofDays(20)));

        figures(MARCH)
                .body("resolution.helped.same.count", is(4))
                .body("resolution.helped.same.of", is(5))
                .body("resolution.helped.same.share", is(0.8f))
                .body("resolution.helped.next.count", is(1))
                .body("resolution.helped.next.of", is(2))
                .body("resolution.helped.next.share", nullValue())
                .body("resolution.others.same.count", is(2))
                .body("resolution.others.same.of", is(3));
    }

    @Test
    void first_replies_and_promises_are_told_by_team_and_what_was_taken_back_is_neither_kept_nor_broken() {
        Instant due = MONDAY.plus(Duration.ofHours(1));
        for (int n = 0; n < FIVE.size(); n++) {
            String student = FIVE.get(n);
            past.handedOff(
                    student,
                    past.talk(student, "a", "rust"),
                    "curators",
                    "no-evidence",
                    MONDAY,
                    due,
                    MONDAY.plus(Duration.ofMinutes(10 + 20L * n)),
                    true);
        }
        past.handedOff("anna", past.talk("anna", "b", "rust"), "curators", "student-request", MONDAY, due, null, true);
        past.handedOff("anna", past.talk("anna", "c", "rust"), "mentors", "no-evidence", MONDAY, due, null, false);

        figures(MARCH)
                .body("firstReplies.team", contains(null, "curators", "mentors"))
                .body("firstReplies[1].handoffs", is(6))
                .body("firstReplies[1].replied", is(5))
                .body("firstReplies[1].medianMinutes", is(50f))
                .body("firstReplies[1].p90Minutes", is(82f))
                .body("firstReplies[1].inTime.count", is(3))
                .body("firstReplies[1].inTime.of", is(5))
                .body("firstReplies[2].medianMinutes", nullValue())
                .body("firstReplies[2].inTime.of", is(1))
                .body("firstReplies[2].inTime.share", nullValue())
                .body("unanswered[0].open", is(1))
                .body("unanswered[0].overdue", is(1))
                .body("unanswered.team", contains(null, "mentors"));
        figures(MARCH + "&team=curators")
                .body("firstReplies[0].handoffs", is(6))
                .body("unanswered[0].open", is(0));
    }

    @Test
    void ratings_stand_by_what_was_rated_and_a_verdict_before_a_rating() {
        for (String student : FIVE) {
            UUID question = asks(student, "when", Duration.ofHours(1), Fate.ANSWER);
            past.rated(question, !student.equals("anna"));
            past.judged(question, "rating", false);
            past.judged(question, "verdict", !student.equals("anna"));
        }
        past.judged(asks("anna", "else", Duration.ofHours(2), Fate.DRAFT), "verdict", false);

        figures(MARCH)
                .body("ratings.to", contains("answer"))
                .body("ratings[0].up.count", is(4))
                .body("ratings[0].up.of", is(5))
                .body("reliability.judged", is(6))
                .body("reliability.bins", hasSize(10))
                .body("reliability.bins[8].right.share", is(0.8f))
                .body("reliability.bins[8].confidence.toDouble()", closeTo(0.85, 0.001))
                .body("reliability.bins[5].right.of", is(1))
                .body("reliability.bins[5].confidence", nullValue())
                .body("reliability.bins[0].right.of", is(0))
                .body("reliability.error", nullValue());
    }

    @Test
    void a_course_and_a_team_narrow_what_is_counted_by_the_courses_own_rule() {
        Fate technical = new Fate("answer", null, "technical", 0.9);
        asks("anna", "a", Duration.ZERO, technical);
        past.asks("anna", past.talk("anna", "sql", "sql"), "b", MONDAY, technical);
        past.asks("anna", past.talk("anna", "none", null), "c", MONDAY, Fate.STUDY);

        figures(MARCH).body("questions", is(3));
        figures(MARCH + "&course=rust").body("questions", is(1));
        figures(MARCH + "&team=mentors").body("questions", is(2)).body("resolution.came.any.of", is(2));
        figures(MARCH + "&team=technical").body("questions", is(1));
        figures(MARCH + "&team=technical&course=rust").body("questions", is(0)).body("load.peak", nullValue());
    }

    @Test
    void what_cannot_be_counted_is_refused_by_name() {
        Map.of(
                        "?from=2026-03-32", "from",
                        "?to=yesterday", "to",
                        "?from=2026-03-02&to=2026-03-01", "from",
                        "?from=2026-01-01&to=2026-04-03", "from",
                        "?from=-999999999-01-01", "from",
                        "?days=0", "days",
                        "?days=93", "days",
                        "?days=7&from=2026-03-01", "days",
                        "?course=none", "course",
                        "?team=none", "team")
                .forEach((asked, field) -> cast.vera()
                        .get("/figures" + asked)
                        .then()
                        .statusCode(422)
                        .body("errors[0].field", is(field)));
        figures("?from=2026-01-01&to=2026-04-02").body("days", hasSize(92));
        figures("?days=92&to=2026-04-02").body("days", hasSize(92));
    }

    /** A browser elsewhere may have another date. */
    @Test
    void the_last_days_end_with_today_where_the_school_is() {
        String today =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Moscow")).toString();

        figures("?days=7").body("days", hasSize(7)).body("to", is(today)).body("timeZone", is("Europe/Moscow"));
    }

    @Test
    void leads_methodologists_administrators_and_the_school_may_see_them_and_of_their_school_only() {
        asks("anna", "a", Duration.ZERO, Fate.ANSWER);
        for (var caller : List.of(cast.igor(), cast.vera(), cast.pavel(), cast.school)) {
            caller.get("/figures" + MARCH).then().statusCode(200).body("questions", is(1));
        }
        cast.oleg().get("/figures").then().statusCode(403);
        cast.student("anna", Map.of()).http().get("/figures").then().statusCode(403);

        new Cast()
                .vera()
                .get("/figures" + MARCH)
                .then()
                .body("questions", is(0))
                .body("load.hours", empty())
                .body("firstReplies", hasSize(1));
    }

    @Test
    void a_question_of_today_is_in_them_without_its_words() {
        Cast own = new Cast().withBase();
        Talk talk = own.student("oksana").talks();
        talk.says("Сколько баллов нужно, чтобы получить сертификат? Мой кот Тимофей ждёт")
                .then()
                .statusCode(202);

        await().untilAsserted(() -> own.vera().get("/figures").then().body("questions", equalTo(1)));
        String told = own.vera()
                .get("/figures")
                .then()
                .body("days", hasSize(28))
                .extract()
                .asString();
        assertThat(told, not(containsString("Тимофей")));
        assertThat(told, not(containsString("oksana")));
    }
}
