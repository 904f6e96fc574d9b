package org.opora.desk;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.NullNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;

/** An administrator asks when a question would be due before a promise is made. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DueTrialTest {
    private static final String FRIDAY_EVENING = "2026-11-27T19:40";
    private static final NullNode NONE = NullNode.getInstance();
    private static final List<String> DAY = List.of("10:00-19:00");
    private static final Map<String, Object> WEEK =
            Map.of("week", Map.of("mon", DAY, "tue", DAY, "wed", DAY, "thu", DAY, "fri", DAY));
    private final Cast cast = new Cast();
    private final Http pavel = cast.pavel();

    private static Map<String, Object> asking(Object... more) {
        Map<String, Object> trial = new HashMap<>(Map.of("at", FRIDAY_EVENING));
        List<Object> all = Arrays.asList(more);
        for (int i = 0; i < all.size(); i += 2) {
            trial.put((String) all.get(i), all.get(i + 1));
        }
        return trial;
    }

    private ValidatableResponse due(Map<String, Object> trial) {
        return pavel.post("/teams/curators/due-trials", trial).then();
    }

    @Test
    void what_comes_on_a_friday_evening_is_due_on_monday_morning() {
        due(asking("calendar", WEEK, "sla", Map.of("firstReplyMinutes", 20, "resolutionMinutes", 600)))
                .statusCode(200)
                .body("timeZone", is("Europe/Moscow"))
                .body("at", is("2026-11-27T16:40:00Z"))
                .body("open", is(false))
                .body("opensAt", is("2026-11-30T07:00:00Z"))
                .body("firstReply", is("2026-11-30T07:20:00Z"))
                .body("resolution", is("2026-12-01T08:00:00Z"));
    }

    @Test
    void danger_is_promised_by_the_wall_clock_at_any_hour() {
        due(asking("calendar", WEEK, "reason", "risk"))
                .statusCode(200)
                .body("always", is(true))
                .body("firstReply", is("2026-11-27T16:50:00Z"));
    }

    @Test
    void what_is_left_out_is_as_the_team_has_it_and_nothing_is_stored() {
        due(asking()).statusCode(200).body("open", is(true)).body("opensAt", nullValue());
        due(asking("calendar", WEEK)).body("open", is(false));
        due(asking()).body("open", is(true));

        pavel.put("/teams/curators", Map.of("title", "Curators", "calendar", WEEK))
                .then()
                .statusCode(200);
        due(asking()).body("open", is(false));
        due(asking("calendar", NONE)).body("open", is(true));

        pavel.put("/teams/curators", Map.of("title", "Curators", "calendar", NONE))
                .then()
                .statusCode(200);
        due(asking()).body("open", is(true));
    }

    @Test
    void what_cannot_be_worked_with_is_refused_by_its_field() {
        due(Map.of("at", "on friday")).statusCode(422).body("errors[0].field", is("at"));
        due(asking("calendar", Map.of("week", Map.of("mon", List.of("9-18")))))
                .statusCode(422)
                .body("errors[0].field", is("calendar.week.mon"));
        due(asking("course", "no-such")).statusCode(422).body("errors[0].field", is("course"));
        pavel.post("/teams/no-such/due-trials", asking()).then().statusCode(404);
        cast.oleg().post("/teams/curators/due-trials", asking()).then().statusCode(403);
    }
}
