package org.opora.journey;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Student.Talk;

/** What staff find again in the conversations of their school. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchTest {
    private static Cast school;
    private static Talk certificate;
    private static Talk borrowing;
    private static Talk outside;

    @BeforeAll
    static void open() {
        school = new Cast().withBase();
        certificate = called("anna", Map.of("course", "rust"), "Когда мне пришлют сертификаты за прошлый поток?");
        borrowing = called("boris", Map.of("course", "rust"), "Ошибка в main.rs: cannot borrow `numbers` as mutable");
        outside = called("clara", Map.of(), "Как вернуть счёт за оплату?");
        noted(borrowing, "Похоже на занятие про заимствования, спрошу у Веры", "staff");
    }

    private static Talk called(String name, Map<String, Object> place, String text) {
        Talk talk = school.student(name, place).talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        talk.says(text).then().statusCode(202);
        return talk;
    }

    private static void noted(Talk talk, String text, String visibility) {
        String handoff = school.oleg().post(talk.path() + "/takeover").path("id");
        school.oleg()
                .post(
                        "/handoffs/" + handoff + "/replies",
                        Map.of("clientId", UUID.randomUUID().toString(), "text", text, "visibility", visibility))
                .then()
                .statusCode(201);
    }

    private static Response list(Http caller, String... filters) {
        StringBuilder path = new StringBuilder("/conversations?_=&");
        for (int i = 0; i < filters.length; i += 2) {
            path.append(filters[i]).append('=').append(encoded(filters[i + 1])).append('&');
        }
        return caller.get(path.toString());
    }

    private static ValidatableResponse found(String... filters) {
        return list(school.nina(), filters).then().statusCode(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"сертификат", "СЕРТИФИКАТОВ", "прошлого потока сертификат", "серти", "пришлют серт"})
    void words_are_found_in_any_form_and_the_last_one_when_it_is_only_begun(String query) {
        found("query", query).body("items.id", contains(certificate.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"borrowing", "ошибки borrow", "main.rs", "main rs", "mutabl", "ошибка, которой нет borrow"})
    void both_languages_are_found_in_one_text_and_signs_mean_nothing(String query) {
        found("query", query).body("items.id", contains(borrowing.id()));
    }

    @Test
    void the_letter_yo_is_written_either_way() {
        found("query", "счета").body("items.id", contains(outside.id()));
        found("query", "счёт").body("items.id", contains(outside.id()));
    }

    @Test
    void a_note_of_staff_is_found_too() {
        found("query", "спросить у Веры")
                .body("items.id", contains(borrowing.id()))
                .body("items[0].preview", not(containsText("Веры")));
    }

    private static org.hamcrest.Matcher<String> containsText(String text) {
        return org.hamcrest.Matchers.containsString(text);
    }

    @Test
    void a_found_conversation_shows_where_it_matches_and_what_became_of_it() {
        ValidatableResponse one = found("query", "сертификат");

        one.body("items[0].student.name", is("anna"))
                .body("items[0].course", is("rust"))
                .body("items[0].state", is("open"))
                .body("items[0].owner.kind", is("queue"))
                .body("items[0].reason", is("student-request"))
                .body("items[0].questionClass", is("human-request"))
                .body("items[0].handoffId", notNullValue())
                .body("items[0].lastAt", notNullValue())
                .body("items[0]", not(hasKey("curator")))
                .body("items[0].snippet", is("Когда мне пришлют сертификаты за прошлый поток?"));
        assertEquals(List.of("сертификаты"), marked(one));
    }

    private static List<String> marked(ValidatableResponse one) {
        String snippet = one.extract().path("items[0].snippet");
        List<List<Integer>> marks = one.extract().path("items[0].marks");
        int[] points = snippet.codePoints().toArray();
        return marks.stream()
                .map(mark -> new String(points, mark.get(0), mark.get(1) - mark.get(0)))
                .toList();
    }

    @Test
    void a_snippet_is_short_plain_text_around_the_first_match() {
        String before = "Слово 😀 <b>за</b> словом \u0001и ещё. ".repeat(20);
        Talk talk = called("dina", Map.of(), before + "Потом квантование\nсигнала. " + before + "Снова квантование.");

        ValidatableResponse one = found("query", "квантования");

        String snippet = one.extract().path("items[0].snippet");
        one.body("items.id", contains(talk.id()));
        assertTrue(snippet.codePointCount(0, snippet.length()) <= 160, snippet);
        assertTrue(snippet.startsWith("…") && snippet.endsWith("…"), snippet);
        assertTrue(snippet.contains("<b>за</b>") && snippet.contains("квантование сигнала"), snippet);
        assertEquals(List.of("квантование"), marked(one));
    }

    @Test
    void filters_narrow_alone_together_and_with_words() {
        String oleg = school.oleg().get("/me").path("id");
        found("course", "rust").body("items.id", containsInAnyOrder(certificate.id(), borrowing.id()));
        found("curator", oleg, "course", "rust")
                .body("items.id", contains(borrowing.id()))
                .body("items[0].curator.name", is("oleg"));
        found("class", "human-request", "reason", "student-request").body("items.id", hasItem(certificate.id()));
        found("class", "technical").body("items", hasSize(0));
        found("state", "closed").body("items", hasSize(0));
        found("query", "borrow", "course", "rust").body("items.id", contains(borrowing.id()));
        found("query", "счёт", "course", "rust").body("items", hasSize(0));
        found().body("items[0].createdAt", notNullValue())
                .body("items[0].snippet", nullValue())
                .body("items[0].marks", nullValue());
    }

    @Test
    void a_day_is_whole_in_the_schools_zone_and_a_conversation_lasts_from_its_first_to_its_last_message() {
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Moscow"));
        found("from", today.toString(), "to", today.toString()).body("items.id", hasItem(outside.id()));
        found("from", today.plusDays(1).toString()).body("items", hasSize(0));
        found("to", today.minusDays(1).toString()).body("items", hasSize(0));
        Talk long1 = called("egor", Map.of(), "первое");
        String between = Instant.now().toString();
        long1.says("второе").then().statusCode(202);
        found("from", between).body("items.id", hasItem(long1.id())).body("items.id", not(hasItem(outside.id())));
        found("from", "2020-01-01T00:00:00+03:00", "query", "счёт").body("items.id", contains(outside.id()));
    }

    @Test
    void a_rating_counts_of_the_conversation_or_of_any_message() {
        Talk pleased = called("fedor", Map.of(), "вопрос");
        pleased.student().http().put(pleased.path() + "/rating", Map.of("value", "up"));
        Talk cross = called("galya", Map.of(), "вопрос");
        noted(cross, "Ответ куратора", "student");
        String reply = cross.messages().path("items.find { it.author.kind == 'curator' }.id");
        cross.student()
                .http()
                .put("/messages/" + reply + "/rating", Map.of("value", "down"))
                .then()
                .statusCode(204);

        found("rating", "up").body("items.id", contains(pleased.id())).body("items[0].rating", is("up"));
        found("rating", "down").body("items.id", contains(cross.id())).body("items[0].rating", is("down"));
    }

    @Test
    void what_a_filter_does_not_take_is_refused_by_name() {
        Cast other = new Cast().withBase();
        String theirs = other.oleg().get("/me").path("id");
        for (String[] filter : new String[][] {
            {"course", "python"},
            {"class", "homework"},
            {"reason", "STUDENT_REQUEST"},
            {"curator", "oleg"},
            {"curator", theirs},
            {"from", "yesterday"},
            {"from", "+999999-01-01T00:00:00Z"},
            {"to", "2026-02-30"},
            {"rating", "5"},
            {"state", "waiting"},
            {"limit", "0"},
            {"query", "\u0000"},
            {"query", "x".repeat(8_001)}
        }) {
            list(school.nina(), filter).then().statusCode(422).body("errors.field", contains(filter[0]));
        }
    }

    @Test
    void whatever_is_typed_is_words_or_nothing() {
        List<String> queries = new ArrayList<>(List.of(
                "'",
                "\"",
                "%",
                "_",
                "\\",
                "&|!()",
                "a & b | !c <-> d:*",
                "'; drop table message; --",
                "§" + school.key,
                "<1>",
                ":*",
                "a:*b",
                "'a''b\\",
                "\uD83D\uDE00",
                "\uD83D\uDE00 \uD83D\uDE00",
                "и",
                "на в к",
                "<script>",
                "\u200B\u200Dx",
                "ы".repeat(8_000),
                "слово ".repeat(1_333),
                "x".repeat(8_000),
                "\u0001\u0002 вопрос"));
        for (String query : queries) {
            list(school.nina(), "query", query, "after", "%00").then().statusCode(422);
            list(school.nina(), "query", query).then().statusCode(200);
        }
        found("query", "&|!() :*").body("items", hasSize(0));
        found("query", "!сертификат").body("items.id", contains(certificate.id()));
        school.nina().get("/conversations?query=%00").then().statusCode(422);
        school.nina().get("/conversations?query=%ED%A0%80").then().statusCode(anyOf(is(200), is(400), is(422)));
        school.nina()
                .get("/conversations?after=" + encoded("bm9uc2Vuc2U"))
                .then()
                .statusCode(422)
                .body("errors.field", contains("after"));
    }

    @Test
    void pages_follow_one_another_without_a_gap() {
        Cast busy = new Cast();
        for (int i = 0; i < 5; i++) {
            Talk talk = busy.student("s" + i, Map.of()).talks();
            talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
            talk.says("Потерялся пароль номер " + i).then().statusCode(202);
        }

        for (String words : List.of("", "пароль")) {
            List<String> all = list(busy.igor(), "query", words).path("items.id");
            List<String> paged = new ArrayList<>();
            String after = "";
            while (after != null) {
                Response page = list(busy.igor(), "query", words, "limit", "2", "after", after);
                paged.addAll(page.path("items.id"));
                after = page.path("next");
            }
            assertEquals(5, all.size());
            assertEquals(all, paged);
        }
    }

    @Test
    void a_students_list_stays_their_own_and_is_not_searched() {
        certificate
                .student()
                .http()
                .get("/conversations?query=borrow&state=nonsense")
                .then()
                .statusCode(200)
                .body("items.id", contains(certificate.id()))
                .body("items[0].unread", notNullValue())
                .body("items[0].canCancel", is(true))
                .body("items[0]", not(hasKey("student")));
        school.school.get("/conversations").then().statusCode(403);
        Http.nobody().get("/conversations").then().statusCode(401);
        for (Http staff : List.of(school.oleg(), school.igor(), school.vera(), school.pavel())) {
            staff.get("/conversations").then().statusCode(200).body("items.id", hasItem(certificate.id()));
        }
    }

    @Test
    void another_school_finds_nothing_of_ours() {
        Cast other = new Cast();

        list(other.oleg(), "query", "сертификат").then().statusCode(200).body("items", hasSize(0));
        list(other.oleg()).then().statusCode(200).body("items", hasSize(0));
        found("query", "сертификат").body("items.student.name", everyItem(is("anna")));
    }
}
