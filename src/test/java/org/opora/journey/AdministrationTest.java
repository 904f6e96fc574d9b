package org.opora.journey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.identity.acts.Act;
import org.opora.identity.student.WidgetTokens;
import org.opora.shared.Kebab;

/** Staff, keys and secrets in the hands of an administrator, and what is written down of it. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministrationTest {
    private static final String KEYS = "/schools/current/api-keys";
    private static final String SECRETS = "/schools/current/widget-secrets";
    private Cast school;
    private Http pavel;

    @BeforeEach
    void open() {
        school = new Cast();
        pavel = school.pavel();
    }

    private static String me(Http staff) {
        return staff.get("/me").path("id");
    }

    private Http another(String name) {
        String email = name + "@" + school.key + ".example";
        String password = "a long and quiet evening";
        pavel.post(
                        "/staff",
                        Map.of("email", email, "name", name, "roles", List.of("administrator"), "password", password))
                .then()
                .statusCode(201);
        return new Http(Http.nobody()
                .post("/staff/sessions", Map.of("email", email, "password", password))
                .path("token"));
    }

    // ---- staff

    @Test
    void nobody_takes_out_themselves_or_the_last_administrator() {
        pavel.delete("/staff/" + me(pavel)).then().statusCode(409).body("code", is("oneself"));
        school.school.delete("/staff/" + me(pavel)).then().statusCode(409).body("code", is("last-administrator"));
        pavel.patchRoles(me(pavel), List.of("lead")).then().statusCode(409).body("code", is("last-administrator"));
        pavel.patchRoles(me(pavel), List.of("lead", "administrator")).then().statusCode(200);

        Http roman = another("roman");
        roman.delete("/staff/" + me(pavel)).then().statusCode(204);

        pavel.get("/me").then().statusCode(401);
        roman.delete("/staff/" + me(roman)).then().statusCode(409);
        pavel.get("/staff").then().statusCode(401);
        roman.get("/staff").then().body("items.name", contains("roman"));
    }

    @Test
    void two_administrators_who_take_the_role_from_each_other_leave_one() throws Exception {
        Http roman = another("roman");
        String first = me(pavel);
        String second = me(roman);
        ExecutorService hands = Executors.newFixedThreadPool(2);

        List<Callable<Integer>> both = List.of(
                () -> pavel.patchRoles(second, List.of("curator")).statusCode(),
                () -> roman.patchRoles(first, List.of("curator")).statusCode());
        int taken = 0;
        for (Future<Integer> one : hands.invokeAll(both)) {
            taken += one.get() == 200 ? 1 : 0;
        }
        hands.shutdown();

        assertEquals(1, taken);
        List<List<String>> roles = school.school.get("/staff").path("items.roles");
        assertEquals(
                1, roles.stream().filter(of -> of.contains("administrator")).count());
    }

    // ---- keys

    @Test
    void keys_are_listed_by_name_and_hour_of_use_and_never_shown_again() {
        Response made = pavel.post(KEYS, Map.of("name", "LMS"));
        made.then().statusCode(201).body("apiKey", containsString("opk_"));
        String id = made.path("id");
        pavel.get(KEYS)
                .then()
                .body("items", hasSize(2))
                .body("items[0].id", is(id))
                .body("items[0].name", is("LMS"))
                .body("items[0].createdAt", notNullValue())
                .body("items[0].usedAt", nullValue())
                .body("items[1].name", nullValue());

        new Http(made.path("apiKey")).get("/me").then().statusCode(200);

        Instant used = Instant.parse(pavel.get(KEYS).path("items[0].usedAt"));
        assertEquals(used.truncatedTo(ChronoUnit.HOURS), used);
        assertTrue(used.isAfter(Instant.now().minus(61, ChronoUnit.MINUTES)));
        assertTrue(!pavel.get(KEYS).asString().contains("opk_"));
        pavel.delete(KEYS + "/" + id).then().statusCode(204);
        pavel.delete(KEYS + "/" + id).then().statusCode(404);
        new Http(made.path("apiKey")).get("/me").then().statusCode(401);
        pavel.post(KEYS, Map.of("name", " ")).then().statusCode(422).body("errors[0].field", is("name"));
        pavel.post(KEYS).then().statusCode(201);
    }

    @Test
    void of_two_secrets_either_can_go_and_the_last_cannot() {
        String old = pavel.get(SECRETS).path("items[0].id");
        pavel.delete(SECRETS + "/" + old).then().statusCode(409).body("code", is("last-secret"));
        Response made = pavel.post(SECRETS);
        made.then().statusCode(201);
        pavel.get(SECRETS).then().body("items.id", contains(made.<String>path("id"), old));
        assertTrue(!pavel.get(SECRETS).asString().contains("ws_"));

        pavel.delete(SECRETS + "/" + old).then().statusCode(204);

        pavel.delete(SECRETS + "/" + old).then().statusCode(404);
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub",
                "anna",
                "jti",
                "one",
                "exp",
                Instant.now().plusSeconds(600).getEpochSecond()));
        Http.nobody()
                .post(
                        "/widget/sessions",
                        Map.of("token", WidgetTokens.sign(school.widgetKey, school.widgetSecret, claims)))
                .then()
                .statusCode(401);
        Http.nobody()
                .post(
                        "/widget/sessions",
                        Map.of("token", WidgetTokens.sign(school.widgetKey, made.path("widgetSecret"), claims)))
                .then()
                .statusCode(201);
    }

    @Test
    void what_belongs_to_another_school_is_not_there() {
        Cast other = new Cast();
        String key = other.pavel().get(KEYS).path("items[0].id");
        other.pavel().post(SECRETS).then().statusCode(201);
        String secret = other.pavel().get(SECRETS).path("items[0].id");

        pavel.delete(KEYS + "/" + key).then().statusCode(404);
        pavel.delete(SECRETS + "/" + secret).then().statusCode(404);
        for (Http staff : List.of(school.oleg(), school.igor(), school.vera())) {
            staff.get(KEYS).then().statusCode(403);
            staff.get(SECRETS).then().statusCode(403);
        }
        other.school.get("/me").then().statusCode(200);
    }

    // ---- what is written down

    @Test
    void every_act_is_kept_with_who_did_it_and_to_what() {
        String oleg = me(school.oleg());
        pavel.put("/schools/current/settings", Map.of("emergency", "8-800", "locale", "ru"))
                .then()
                .statusCode(200);
        pavel.put("/schools/current/settings", Map.of("emergency", "8-800"))
                .then()
                .statusCode(200);
        pavel.patchRoles(oleg, List.of("curator", "lead")).then().statusCode(200);
        pavel.put("/teams/mentors", Map.of("title", "Mentors", "sla", Map.of("firstReplyMinutes", 30)))
                .then()
                .statusCode(200);
        String key = pavel.post(KEYS, Map.of("name", "LMS")).path("id");
        pavel.delete(KEYS + "/" + key).then().statusCode(204);
        pavel.delete(SECRETS + "/" + pavel.post(SECRETS).path("id")).then().statusCode(204);
        school.student("anna", Map.of());
        pavel.get("/students/anna/export").then().statusCode(200);
        pavel.delete("/students/anna").then().statusCode(204);
        pavel.delete("/staff/" + oleg).then().statusCode(204);
        pavel.delete("/staff/" + oleg).then().statusCode(404);

        Response log = pavel.get("/audit?staff=" + me(pavel));

        log.then()
                .body(
                        "items.action",
                        contains(
                                "staff-removed",
                                "student-erased",
                                "student-exported",
                                "secret-revoked",
                                "secret-made",
                                "key-revoked",
                                "key-made",
                                "team-changed",
                                "staff-changed",
                                "settings-changed"))
                .body("items[0].about", is(oleg))
                .body("items[1].about", is("anna"))
                .body("items[6].about", is(key))
                .body("items[7].about", is("mentors"))
                .body("items[7].fields", hasItems("title", "sla"))
                .body("items[8].fields", contains("roles"))
                .body("items[9].fields", contains("emergency"))
                .body("items.staff.name", hasItems("pavel"));
        assertTrue(!log.asString().contains("8-800"), "names of fields, not values");
        pavel.get("/audit?action=staff-added")
                .then()
                .body("items.key.id", hasSize(2))
                .body("items.staff", contains(null, null));
    }

    @Test
    void the_log_knows_every_act_and_nothing_else() {
        for (Act act : Act.values()) {
            pavel.get("/audit?action=" + Kebab.of(act)).then().statusCode(200);
        }
        pavel.get("/audit?action=opened").then().statusCode(200).body("items", hasSize(0));
        for (String wrong : List.of("OPENED", "erased", "opened'--")) {
            pavel.get("/audit?action=" + wrong).then().statusCode(422).body("errors[0].field", is("action"));
        }
    }

    @Test
    void what_is_refused_is_not_written_down() {
        pavel.delete("/staff/" + me(pavel)).then().statusCode(409);
        pavel.put("/schools/current/settings", Map.of("locale", "fr")).then().statusCode(422);
        pavel.put("/teams/mentors", Map.of("title", "Mentors", "sla", Map.of("firstReplyMinutes", -1)))
                .then()
                .statusCode(422);

        pavel.get("/audit?staff=" + me(pavel)).then().body("items.action", not(hasItems("settings-changed")));
        pavel.get("/audit").then().body("items.action", containsInAnyOrder("staff-added"));
    }
}
