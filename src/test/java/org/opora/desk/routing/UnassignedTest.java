package org.opora.desk.routing;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Parts;
import org.opora.desk.routing.CuratorQueries.Owed;
import org.opora.desk.routing.CuratorQueries.Unassigned;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;

/** What the routing reads before it chooses. */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnassignedTest {
    @Inject
    Tenancy tenancy;

    @Inject
    Schools schools;

    private final Cast school = new Cast();
    private final Desk oleg = new Desk(school.oleg());

    private SchoolId id() {
        return schools.byKey(school.key).orElseThrow().id();
    }

    private String called(String student) {
        return oleg.handoffOf(
                school.student(student, Map.of("course", "")).talks().calls());
    }

    @Test
    void a_team_with_much_to_do_hides_no_other() {
        String first = called("anna");
        String second = called("boris");
        String last = called("vera");
        oleg.claims(last);
        oleg.http()
                .post("/handoffs/" + last + "/transfer", Map.of("team", "technical", "note", "Доступ"))
                .then()
                .statusCode(200);

        List<String> seen = tenancy.in(id(), handle -> CuratorQueries.unassigned(handle, id(), 1)).stream()
                .map(Unassigned::id)
                .map(one -> one.value().toString())
                .toList();

        assertEquals(List.of(first, last), seen);
        assertEquals(
                List.of(first, second, last),
                tenancy.in(id(), handle -> CuratorQueries.unassigned(handle, id(), 9)).stream()
                        .map(one -> one.id().value().toString())
                        .toList());
    }

    @Test
    void what_one_took_unasked_counts_against_them_and_a_share_for_those_who_were_there() {
        Desk nina = new Desk(school.nina());
        nina.claims(called("anna")).then().statusCode(200);
        oleg.comes(10);
        nina.comes(10);
        String shared = called("boris");
        await().until(() -> oleg.packet(shared).path("assignee.name"), "oleg"::equals);

        Map<String, Double> owed = tenancy.in(id(), handle -> CuratorQueries.owed(handle, id(), Instant.EPOCH)).stream()
                .collect(Collectors.toMap(one -> one.staffId().value().toString(), Owed::effort));

        assertEquals(-0.5, owed.getOrDefault(oleg.http().get("/me").<String>path("id"), 0.0), 0.01);
        assertEquals(-0.5, owed.getOrDefault(nina.http().get("/me").<String>path("id"), 0.0), 0.01);
    }
}
