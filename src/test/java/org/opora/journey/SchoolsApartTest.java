package org.opora.journey;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.cast.Http;
import org.opora.cast.Student.Talk;

/** What belongs to another school does not exist, first by the code and then by the database. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchoolsApartTest {
    /** Tables without row-level security, each because it is read before a school is known or has none. */
    private static final Set<String> OUTSIDE = Set.of(
            "attachment_leftover",
            "credential",
            "flyway_schema_history",
            "question_centre_384",
            "scheduled_tasks",
            "school");

    private record Call(String method, String path, Map<String, Object> body) {}

    @Inject
    Jdbi database;

    @Test
    void an_id_of_another_school_in_a_path_is_404_on_every_path() {
        Cast theirs = Cast.shared();
        Cast ours = new Cast();
        Talk talk = theirs.student("foreign").talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        String message = talk.messages().path("items[0].id");
        String handoff = theirs.oleg()
                .get("/handoffs?limit=200")
                .path("items.find { it.conversationId == '" + talk.id() + "' }.id");
        String passage = theirs.school.get("/knowledge/search?q=mentor").path("items[0].passageId");
        String importId = theirs.school
                .upload()
                .multiPart("files", "note.md", Cast.text("mentor.md").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/knowledge/imports")
                .path("id");
        String oleg = theirs.oleg().get("/me").path("id");
        String clientId = UUID.randomUUID().toString();
        Map<String, Object> said = Map.of("clientId", clientId, "text", "x");
        List<Call> calls = new ArrayList<>();
        for (String path : List.of(
                "/conversations/" + talk.id(),
                "/conversations/" + talk.id() + "/messages",
                "/conversations/" + talk.id() + "/events",
                "/handoffs/" + handoff,
                "/answers/" + message + "/explanation",
                "/knowledge/passages/" + passage,
                "/knowledge/imports/" + importId,
                "/knowledge/articles/handbook:mentor",
                "/knowledge/articles/handbook:mentor/revisions/1",
                "/knowledge/articles/handbook:mentor/likeness",
                "/courses/rust",
                "/courses/rust/assignments/sum",
                "/courses/rust/lessons",
                "/students/foreign")) {
            calls.add(new Call("GET", path, Map.of()));
        }
        for (String path : List.of("/messages", "/hints", "/handoff", "/closure", "/takeover")) {
            calls.add(new Call("POST", "/conversations/" + talk.id() + path, said));
        }
        calls.add(new Call("DELETE", "/conversations/" + talk.id() + "/handoff", Map.of()));
        calls.add(new Call("PUT", "/conversations/" + talk.id() + "/rating", Map.of("value", "up")));
        calls.add(new Call("PUT", "/conversations/" + talk.id() + "/read", Map.of("seq", 1)));
        calls.add(new Call("PUT", "/messages/" + message + "/rating", Map.of("value", "up")));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/claim", Map.of()));
        calls.add(new Call("DELETE", "/handoffs/" + handoff + "/claim", Map.of()));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/replies", said));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/draft/approval", Map.of()));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/draft/rejection", Map.of("why", "x")));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/transfer", Map.of("team", "mentors", "note", "x")));
        calls.add(new Call("POST", "/handoffs/" + handoff + "/resolution", Map.of()));
        calls.add(new Call("PUT", "/handoffs/" + handoff + "/viewing", Map.of("typing", true)));
        calls.add(new Call("PUT", "/handoffs/" + handoff + "/verdict", Map.of("verdict", "needs-article")));
        calls.add(new Call("DELETE", "/knowledge/articles/handbook:mentor", Map.of()));
        calls.add(new Call("POST", "/knowledge/articles/handbook:mentor/revisions/1/publication", Map.of()));
        calls.add(new Call("POST", "/knowledge/articles/handbook:mentor/trial", Map.of("question", "Who?")));
        calls.add(new Call("PUT", "/knowledge/articles/handbook:mentor/upkeep", Map.of()));
        calls.add(new Call("PUT", "/courses/rust/lessons/x", Map.of("title", "x", "position", 1)));
        calls.add(new Call("POST", "/courses/rust/threshold-trials", Map.of("thresholds", Map.of())));
        calls.add(new Call("PUT", "/courses/rust/assignments/x", Map.of("title", "x", "text", "x")));
        calls.add(new Call("PUT", "/courses/rust/enrolments/foreign", Map.of("startedAt", "2026-01-01T00:00:00Z")));
        calls.add(new Call("PATCH", "/staff/" + oleg, Map.of("name", "x")));
        calls.add(new Call("DELETE", "/staff/" + oleg, Map.of()));
        List<Http> callers = List.of(
                ours.school,
                ours.oleg(),
                ours.igor(),
                ours.vera(),
                ours.pavel(),
                ours.student("near", Map.of()).http());
        Set<String> wrong = new TreeSet<>();

        for (Call call : calls) {
            List<Integer> statuses = callers.stream()
                    .map(caller -> send(caller, call).statusCode())
                    .toList();
            boolean hidden = statuses.contains(404) && statuses.stream().allMatch(s -> s == 404 || s == 403);
            if (!hidden) {
                wrong.add(call.method() + " " + call.path() + " " + statuses);
            }
        }

        assertEquals(Set.of(), wrong);
        theirs.oleg().get("/handoffs/" + handoff).then().statusCode(200).body("state", is("waiting"));
    }

    private static Response send(Http caller, Call call) {
        return call.method().equals("GET")
                ? caller.get(call.path())
                : caller.request().body(call.body()).request(call.method(), call.path());
    }

    @Test
    void an_id_of_another_school_in_a_body_is_422() {
        Cast theirs = Cast.shared();
        Cast ours = new Cast();
        Talk talk = ours.student("near", Map.of()).talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);
        String handoff = ours.oleg().get("/handoffs").path("items[0].id");

        ours.oleg()
                .post(
                        "/handoffs/" + handoff + "/transfer",
                        Map.of("curator", theirs.oleg().get("/me").path("id").toString(), "note", "x"))
                .then()
                .statusCode(422)
                .body("errors.field", org.hamcrest.Matchers.contains("curator"));
        ours.school
                .put(
                        "/knowledge/articles/a",
                        Map.of("title", "x", "body", "x", "format", "text", "kind", "faq", "course", "rust"))
                .then()
                .statusCode(422);
        ours.school.get("/knowledge/search?q=x&course=rust").then().statusCode(422);
        ours.school
                .post(
                        "/events",
                        Map.of(
                                "events",
                                List.of(Map.of(
                                        "id",
                                        "1",
                                        "student",
                                        "foreign",
                                        "verb",
                                        "visited",
                                        "at",
                                        "2026-01-01T00:00:00Z"))))
                .then()
                .statusCode(422);
        ours.school.get("/knowledge/search?q=mentor").then().body("items", hasSize(0));
        Talk foreign = theirs.student("foreign").talks();
        String macro = theirs.igor().get("/desk/macros").path("items[0].id");
        Map<String, Object> taken = Map.of("id", macro, "title", "x", "text", "x", "scope", "school");
        for (Response refused : List.of(
                ours.igor().get("/conversations?course=rust"),
                ours.igor()
                        .get("/conversations?curator="
                                + theirs.oleg().get("/me").path("id")),
                ours.igor().get("/audit?conversation=" + foreign.id()),
                ours.igor().get("/audit?staff=" + theirs.oleg().get("/me").path("id")),
                ours.igor().put("/desk/macros", Map.of("items", List.of(taken))))) {
            refused.then().statusCode(422);
        }
        ours.igor()
                .get("/conversations")
                .then()
                .body("items.id", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem(foreign.id())));
    }

    @Test
    void a_school_is_erased_with_all_it_has() {
        Cast leaving = new Cast().withBase();
        Talk talk = leaving.student("last").talks();
        talk.student().http().post(talk.path() + "/handoff").then().statusCode(202);

        leaving.school.delete("/schools/" + leaving.key).then().statusCode(403);
        new Http(org.opora.cast.Parts.PLATFORM_KEY)
                .delete("/schools/" + leaving.key)
                .then()
                .statusCode(204);

        leaving.school.get("/courses").then().statusCode(401);
        talk.now().then().statusCode(anyOf(is(401)));
    }

    @Test
    void the_database_shows_the_application_nothing_before_it_names_a_school() {
        List<String> open = database.withHandle(
                handle -> handle.createQuery("""
                        select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity order by 1""").mapTo(String.class).list());
        assertEquals(OUTSIDE, Set.copyOf(open));

        for (String table : List.of(
                "conversation",
                "conversation_listed",
                "message",
                "message_search",
                "message_told",
                "handoff",
                "student",
                "article",
                "assignment",
                "access_log",
                "macro",
                "saved_view",
                "resolved_question")) {
            int seen = database.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                    .mapTo(Integer.class)
                    .one());
            assertEquals(0, seen, table);
        }
        assertThrows(
                UnableToExecuteStatementException.class,
                () -> database.useHandle(handle -> handle.execute("alter table message disable row level security")));
    }
}
