package org.opora.curation.gaps;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Desk;
import org.opora.cast.Http;
import org.opora.cast.Student.Talk;
import org.opora.identity.Schools;

/** What the base could not answer becomes a proposal, and the same question is answered. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class GapTest {
    private static final String REPLY =
            "Recordings of the webinars are on the page of the course under Video, a day after the webinar.";

    @Inject
    Grouping grouping;

    @Inject
    Schools schools;

    private final Cast cast = new Cast().withBase();
    private final Http vera = cast.vera();
    private final Desk oleg = new Desk(cast.oleg());

    private Talk asks(String student, String question) {
        Talk talk =
                cast.student(student, Map.of("course", "rust", "name", student)).talks();
        talk.says(question).then().statusCode(202);
        return talk;
    }

    private String resolves(Talk talk, String reply, Map<String, Object> how) {
        String handoff = oleg.handoffOf(talk);
        oleg.claims(handoff).then().statusCode(200);
        oleg.replies(handoff, reply).then().statusCode(201);
        oleg.http().post("/handoffs/" + handoff + "/resolution", how).then().statusCode(200);
        return handoff;
    }

    private JsonPath gaps(int questions, int replies) {
        var school = schools.byKey(cast.key).orElseThrow().id();
        return await().until(
                        () -> {
                            grouping.group(school);
                            return vera.get("/curation/gaps?state=open").jsonPath();
                        },
                        gaps -> gaps.getList("items.gap.questions", Integer.class).stream()
                                                .mapToInt(n -> n)
                                                .sum()
                                        == questions
                                && gaps.getList("items.gap.replies", Integer.class).stream()
                                                .mapToInt(n -> n)
                                                .sum()
                                        == replies);
    }

    private String proposal() {
        return vera.get("/curation/proposals?state=open").path("items[0].id");
    }

    private ValidatableResponse decides(String proposal, String what, Map<String, Object> how) {
        return vera.post("/curation/proposals/" + proposal + "/" + what, how).then();
    }

    @Test
    void a_gap_becomes_a_proposal_and_accepted_it_answers_the_question_and_has_its_check() {
        resolves(asks("masha", "Where can I find the recordings of the webinars?"), REPLY, Map.of());
        resolves(asks("ilya", "where do I find recordings of webinars"), "Hello ilya! " + REPLY, Map.of());

        gaps(2, 2);
        String proposal = proposal();
        decides(proposal, "acceptance", Map.of())
                .statusCode(200)
                .body("proposal.state", is("accepted"))
                .body("proposal.body", is(REPLY))
                .body("proposal.article", startsWith("faq:where"))
                .body("proposal.decidedBy", is("vera"))
                .body("proposal.replayed.of", is(2))
                .body("gap.state", is("answered"));

        vera.get("/curation/checks")
                .then()
                .body("items", hasSize(1))
                .body("items[0].passing", is(true))
                .body("items[0].expect.externalId", startsWith("faq:where"));
        vera.post("/answers", Map.of("question", "Where can I find the recordings of the webinars?"))
                .then()
                .body("lane", is("answer"))
                .body("citations[0].quote", containsString("under Video"));
        decides(proposal, "acceptance", Map.of()).statusCode(409).body("code", is("already-decided"));
        decides(proposal, "rejection", Map.of("reason", "no")).statusCode(409);
    }

    @Test
    void nobody_is_named_and_one_slip_is_no_proposal() {
        resolves(
                asks("masha", "Where are webinar recordings? My mail is masha@example.org, +7 916 123-45-67"),
                "masha, " + REPLY,
                Map.of());

        JsonPath gaps = gaps(1, 1);
        String whole =
                vera.get("/curation/gaps/" + gaps.getString("items[0].gap.id")).asString();

        org.hamcrest.MatcherAssert.assertThat(whole, not(containsString("masha")));
        org.hamcrest.MatcherAssert.assertThat(whole, not(containsString("123-45-67")));
        vera.get("/curation/proposals").then().body("items", empty());
    }

    @Test
    void a_curators_word_makes_a_proposal_of_one_question() {
        resolves(asks("masha", "Where are the recordings of the webinars?"), REPLY, Map.of("verdict", "needs-article"));

        gaps(1, 1);

        vera.get("/curation/proposals")
                .then()
                .body("items[0].proposedBy", is("oleg"))
                .body("items[0].kind", is("entry"))
                .body("items[0].evidence[0].reply", is(REPLY));
    }

    @Test
    void a_curator_proposes_in_one_press_and_twice_is_once() {
        String handoff = resolves(asks("masha", "Where are the recordings of the webinars?"), REPLY, Map.of());
        Map<String, Object> press = Map.of("handoff", handoff);

        String first = oleg.http()
                .post("/curation/proposals", press)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String second = oleg.http()
                .post("/curation/proposals", press)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        org.junit.jupiter.api.Assertions.assertEquals(first, second);
        oleg.http().get("/curation/proposals").then().statusCode(403);
        decides(first, "acceptance", Map.of()).statusCode(200);
    }

    @Test
    void what_was_rejected_stays_so_until_there_is_new_evidence() {
        List<String> wordings = List.of(
                "Where can I find the recordings of the webinars?",
                "where do I find recordings of webinars",
                "where to find the webinar recordings",
                "Where can I find recordings of a webinar?",
                "where can I find the webinar recordings?");
        resolves(asks("s0", wordings.get(0)), REPLY, Map.of());
        resolves(asks("s1", wordings.get(1)), REPLY, Map.of());
        gaps(2, 2);
        decides(proposal(), "rejection", Map.of()).statusCode(422);
        decides(proposal(), "rejection", Map.of("reason", "the page is being rebuilt"))
                .statusCode(200);

        asks("s2", wordings.get(2));
        gaps(3, 2);
        vera.get("/curation/proposals?state=open").then().body("items", empty());

        asks("s3", wordings.get(3));
        asks("s4", wordings.get(4));
        gaps(5, 2);
        vera.get("/curation/proposals?state=open").then().body("items", hasSize(greaterThan(0)));
    }

    @Test
    void gaps_are_named_put_aside_joined_and_split() {
        asks("masha", "Where can I find the recordings of the webinars?");
        asks("ilya", "May I pay for the course in three parts?");
        JsonPath gaps = gaps(2, 0);
        String one = gaps.getString("items[0].gap.id");
        String other = gaps.getString("items[1].gap.id");

        vera.request()
                .body(Map.of("title", "Webinars", "state", "not-ours"))
                .patch("/curation/gaps/" + one)
                .then()
                .statusCode(200)
                .body("gap.title", is("Webinars"))
                .body("gap.state", is("not-ours"))
                .body("gap.decidedBy", is("vera"));
        vera.get("/curation/gaps?state=open").then().body("items", hasSize(1));

        vera.post("/curation/gaps/" + one + "/merge", Map.of("from", other))
                .then()
                .statusCode(200)
                .body("questions", hasSize(2));
        vera.get("/curation/gaps/" + other).then().statusCode(404);
        String question = vera.get("/curation/gaps/" + one).path("questions[0].questionId");
        vera.post("/curation/gaps/" + one + "/split", Map.of("question", question))
                .then()
                .statusCode(201)
                .body("questions", hasSize(1));
        vera.get("/curation/gaps/" + one).then().body("questions", hasSize(1));
    }

    @Test
    void gaps_and_proposals_are_their_schools() {
        asks("masha", "Where can I find the recordings of the webinars?");
        String gap = gaps(1, 0).getString("items[0].gap.id");
        Http stranger = new Cast().vera();

        stranger.get("/curation/gaps/" + gap).then().statusCode(404);
        stranger.get("/curation/gaps").then().body("items", empty());
        vera.post("/curation/proposals", Map.of("handoff", gap)).then().statusCode(422);
        cast.oleg().get("/curation/gaps").then().statusCode(403);
    }
}
