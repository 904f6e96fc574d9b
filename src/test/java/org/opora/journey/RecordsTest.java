package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Parts;
import org.opora.cast.Student.Talk;

/** What the desk keeps for its staff: who opened what, saved views, macros. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordsTest {
    private Cast school;

    @BeforeEach
    void open() {
        school = new Cast();
    }

    private static Map<String, Object> items(Object... items) {
        return Map.of("items", List.of(items));
    }

    // ---- who opened what

    @Test
    void whoever_of_the_staff_opens_a_conversation_is_written_down_once_in_ten_minutes() {
        Talk talk = school.student("anna", Map.of()).talks();
        talk.now().then().statusCode(200);
        school.school.get(talk.path()).then().statusCode(200);
        school.pavel().get("/audit?action=opened").then().statusCode(200).body("items", hasSize(0));

        for (int i = 0; i < 3; i++) {
            school.oleg().get(talk.path()).then().statusCode(200);
            school.oleg().get(talk.path() + "/messages").then().statusCode(200);
        }
        school.nina().get(talk.path() + "/messages").then().statusCode(200);

        school.pavel()
                .get("/audit?action=opened")
                .then()
                .body("items.staff.name", contains("nina", "oleg"))
                .body("items.action", everyItem(is("opened")))
                .body("items.conversationId", everyItem(is(talk.id())))
                .body("items[0].at", notNullValue())
                .body(
                        "items[0].staff.id",
                        is(school.nina().get("/me").path("id").toString()));
    }

    @Test
    void a_packet_and_a_takeover_open_a_conversation_and_the_queue_does_not() {
        Talk talk = school.student("anna", Map.of()).talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        String handoff = school.oleg().get("/handoffs").path("items[0].id");
        school.igor().get("/audit?action=opened").then().body("items", hasSize(0));

        school.oleg().get("/handoffs/" + handoff).then().statusCode(200);
        school.nina().post(talk.path() + "/takeover").then().statusCode(200);

        school.igor().get("/audit?action=opened").then().body("items.staff.name", contains("nina", "oleg"));
    }

    @Test
    void many_windows_at_once_make_one_entry() throws Exception {
        Talk talk = school.student("anna", Map.of()).talks();
        Http oleg = school.oleg();
        ExecutorService windows = Executors.newFixedThreadPool(8);

        List<Callable<Integer>> looks = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Integer>) () -> oleg.get(talk.path()).statusCode())
                .toList();
        for (Future<Integer> look : windows.invokeAll(looks)) {
            assertEquals(200, look.get());
        }
        windows.shutdown();

        school.igor().get("/audit?action=opened").then().body("items", hasSize(1));
    }

    @Test
    void the_log_is_filtered_paged_and_for_heads_only() {
        Talk one = school.student("anna", Map.of()).talks();
        Talk two = school.student("boris", Map.of()).talks();
        for (Talk talk : List.of(one, two)) {
            school.oleg().get(talk.path());
            school.nina().get(talk.path());
        }
        String oleg = school.oleg().get("/me").path("id");

        school.igor().get("/audit?conversation=" + one.id()).then().body("items.staff.name", contains("nina", "oleg"));
        school.igor()
                .get("/audit?action=opened&staff=" + oleg)
                .then()
                .body("items.conversationId", contains(two.id(), one.id()));
        Response first = school.igor().get("/audit?action=opened&limit=3");
        first.then().body("items", hasSize(3));
        school.igor()
                .get("/audit?action=opened&limit=3&after=" + first.path("next"))
                .then()
                .body("items.conversationId", contains(one.id()))
                .body("items.staff.name", contains("oleg"));
        for (Http other : List.of(
                school.oleg(), school.vera(), school.school, one.student().http())) {
            other.get("/audit").then().statusCode(403);
        }
    }

    @Test
    void what_the_log_is_asked_for_is_ours_or_refused_by_name() {
        Cast other = new Cast();
        Talk theirs = other.student("anna", Map.of()).talks();
        String stranger = other.oleg().get("/me").path("id");
        other.oleg().get(theirs.path()).then().statusCode(200);

        for (String[] filter : new String[][] {
            {"conversation", theirs.id()},
            {"conversation", "1"},
            {"staff", stranger},
            {"staff", "oleg"},
            {"limit", "201"}
        }) {
            school.igor()
                    .get("/audit?" + filter[0] + "=" + filter[1])
                    .then()
                    .statusCode(422)
                    .body("errors.field", contains(filter[0]));
        }
        school.igor().get("/audit?action=opened").then().body("items", hasSize(0));
    }

    @Test
    void an_entry_outlives_the_member_of_staff() {
        Talk talk = school.student("anna", Map.of()).talks();
        school.oleg().get(talk.path());
        String oleg = school.oleg().get("/me").path("id");

        school.pavel().delete("/staff/" + oleg).then().statusCode(204);

        school.pavel().get("/audit?staff=" + oleg).then().body("items.staff.name", contains("oleg"));
    }

    // ---- saved views

    @Test
    void views_are_ones_own_in_ones_own_order() {
        Map<String, Object> urgent =
                Map.of("name", "Возвраты", "filters", Map.of("query", "возврат", "rating", "down"));
        Map<String, Object> mine = Map.of("name", "Мои", "filters", Map.of("mine", true));
        school.oleg()
                .put("/desk/views", items(urgent, mine))
                .then()
                .statusCode(200)
                .body("items.name", contains("Возвраты", "Мои"))
                .body("items[0].filters.query", is("возврат"))
                .body("items[1].filters.mine", is(true));
        school.nina().get("/desk/views").then().statusCode(200).body("items", hasSize(0));
        school.vera().get("/desk/views").then().statusCode(200);

        school.oleg().put("/desk/views", items(mine, urgent));

        school.oleg().get("/desk/views").then().body("items.name", contains("Мои", "Возвраты"));
        school.oleg().put("/desk/views", items()).then().body("items", hasSize(0));
        school.school.get("/desk/views").then().statusCode(403);
    }

    @Test
    void a_view_that_breaks_a_rule_changes_nothing_and_is_named() {
        Map<String, Object> good = Map.of("name", "Мои", "filters", Map.of());
        school.oleg().put("/desk/views", items(good)).then().statusCode(200);
        Map<String, Map<String, Object>> bad = new HashMap<>();
        bad.put("items[1].name", Map.of("name", "Мои", "filters", Map.of()));
        bad.put("items[1].filters", Map.of("name", "a", "filters", Map.of("price", "1")));
        bad.put("items[1].filters.query", Map.of("name", "a", "filters", Map.of("query", 5)));

        bad.forEach((field, view) -> school.oleg()
                .put("/desk/views", items(good, view))
                .then()
                .statusCode(422)
                .body("errors.field", contains(field)));
        refused("items[0].name", Map.of("name", "x".repeat(61), "filters", Map.of()));
        refused("items[0].name", Map.of("filters", Map.of()));
        refused("items[0].filters", Map.of("name", "a"));
        refused("items[0].filters", Map.of("name", "a", "filters", List.of()));
        school.oleg().put("/desk/views", Map.of()).then().statusCode(422).body("errors.field", contains("items"));
        List<Object> many = new ArrayList<>();
        IntStream.range(0, 31).forEach(i -> many.add(Map.of("name", "v" + i, "filters", Map.of())));
        school.oleg().put("/desk/views", items(many.toArray())).then().statusCode(422);
        school.oleg()
                .put("/desk/views", items(many.subList(0, 30).toArray()))
                .then()
                .statusCode(200);
        school.oleg().get("/desk/views").then().body("items", hasSize(30));
    }

    private void refused(String field, Map<String, Object> view) {
        school.oleg().put("/desk/views", items(view)).then().statusCode(422).body("errors.field", contains(field));
    }

    // ---- macros

    @Test
    void a_new_school_has_four_macros_in_its_language() {
        Response russian = school.oleg().get("/desk/macros");
        russian.then()
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items.scope", everyItem(is("school")))
                .body("items[0].title", is("Попросить текст ошибки"))
                .body("items[2].text", containsString("{due}"))
                .body("items[3].text", containsString("{course}"));
        school.oleg().put("/desk/macros", items()).then().statusCode(200).body("items", hasSize(4));
        Map<String, Object> english =
                Map.of("key", "en-" + UUID.randomUUID().toString().substring(0, 8), "name", "School", "locale", "en");
        Http other =
                new Http(new Http(Parts.PLATFORM_KEY).post("/schools", english).path("apiKey"));
        Map<String, Object> account = Map.of(
                "email",
                english.get("key") + "@school.example",
                "name",
                "Ann",
                "roles",
                List.of("curator"),
                "password",
                "a long and quiet evening");
        other.post("/staff", account).then().statusCode(201);
        String token = Http.nobody()
                .post("/staff/sessions", Map.of("email", account.get("email"), "password", "a long and quiet evening"))
                .path("token");
        new Http(token)
                .get("/desk/macros")
                .then()
                .body("items[0].title", is("Ask for the error text"))
                .body("items", hasSize(4));
    }

    @Test
    void a_curator_keeps_their_own_in_order_and_a_lead_the_schools_too() {
        Response kept = school.oleg()
                .put("/desk/macros", items(macro("Второй", "own"), Map.of("title", "Первый", "text", "До {due}")));
        kept.then().statusCode(200).body("items.title[0]", is("Второй")).body("items.title[1]", is("Первый"));
        kept.then().body("items", hasSize(6));
        String id = kept.path("items[1].id");

        school.oleg()
                .put("/desk/macros", items(Map.of("id", id, "title", "Первый", "text", "Иначе", "scope", "own")))
                .then()
                .body("items[0].id", is(id))
                .body("items[0].text", is("Иначе"));
        school.nina().get("/desk/macros").then().body("items", hasSize(4));
        school.oleg()
                .put("/desk/macros", items(macro("Общий", "school")))
                .then()
                .statusCode(422)
                .body("errors.field", contains("items[0].scope"));
        school.igor()
                .put("/desk/macros", items(macro("Общий", "school"), macro("Свой", "own")))
                .then()
                .body("items.title", contains("Свой", "Общий"));
        school.nina().get("/desk/macros").then().body("items.title", contains("Общий"));
        school.pavel().put("/desk/macros", items()).then().body("items", hasSize(0));
        school.vera().get("/desk/macros").then().statusCode(403);
    }

    private static Map<String, Object> macro(String title, String scope) {
        return Map.of("title", title, "text", "{name}, текст", "scope", scope);
    }

    @Test
    void a_variable_that_is_none_is_named_and_braces_of_code_are_not_variables() {
        school.oleg()
                .put("/desk/macros", items(Map.of("title", "x", "text", "{name}, оплата до {date}")))
                .then()
                .statusCode(422)
                .body("code", is("unknown-variable"))
                .body("errors.field", contains("items[0].text"))
                .body("detail", containsString("{date}"));
        school.oleg()
                .put("/desk/macros", items(Map.of("title", "x", "text", "{имя}")))
                .then()
                .statusCode(422)
                .body("detail", containsString("{имя}"));
        school.oleg()
                .put(
                        "/desk/macros",
                        items(Map.of("title", "x", "text", "println!(\"{}\", { 1 }); {name} {course} {due}")))
                .then()
                .statusCode(200);
    }

    @Test
    void limits_of_macros_are_kept() {
        Map<String, Object> good = Map.of("title", "x", "text", "x");
        List<Map<String, Object>> bad = List.of(
                Map.of("title", "x".repeat(81), "text", "x"),
                Map.of("title", "x", "text", "x".repeat(8_001)),
                Map.of("title", " ", "text", "x"),
                Map.of("title", "x"),
                Map.of("title", "x", "text", "x", "scope", "team"),
                Map.of("title", "x", "text", "x", "id", UUID.randomUUID().toString()));
        for (Map<String, Object> macro : bad) {
            school.oleg().put("/desk/macros", items(good, macro)).then().statusCode(422);
        }
        String theirs = school.nina().put("/desk/macros", items(good)).path("items[0].id");
        school.oleg()
                .put("/desk/macros", items(Map.of("title", "x", "text", "x", "id", theirs)))
                .then()
                .statusCode(422)
                .body("errors.field", contains("items[0].id"));
        Object[] many = IntStream.range(0, 101).mapToObj(i -> good).toArray();
        school.oleg().put("/desk/macros", items(many)).then().statusCode(422);
        school.oleg().get("/desk/macros").then().body("items", hasSize(4));
    }
}
