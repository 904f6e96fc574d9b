package org.opora.cast;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.opora.cast.Student.Talk;

/**
 * A student who has left something everywhere: known to the school, asked, answered, rated, given hints, files and a person.
 *
 * @param address of the file that they sent
 * @param marks ids and words by which anything of theirs is known
 */
public record Life(Talk talk, String address, List<String> marks, List<String> staffOnly) {
    public static final String QUESTION = "Сколько баллов нужно, чтобы получить сертификат?";
    public static final String ANSWER =
            "{\"text\":\"Нужно не меньше 70 баллов из 100 и итоговый проект [1].\",\"cannotAnswer\":false}";
    public static final String SAID = "А возьмут ли меня на стажировку в Норильск после курса?";
    public static final String REPLIED = "Стажировка в Норильске начинается в мае, напишите нам в апреле.";
    private static final String NO_ANSWER = "{\"text\":\"\",\"cannotAnswer\":true}";
    private static final String NOTE = "между нами: проверить договор";
    private static final String ASKED = "а что говорит бухгалтерия?";

    public static Life of(Cast school, String name) {
        waits(school, Map.of());
        String mark = name.equals("anna") ? "Анна Верхоянская" : name;
        school.school
                .put("/students/" + name, Map.of("name", mark, "email", name + "@mail.example", "tone", "friendly"))
                .then()
                .statusCode(201);
        school.school
                .put(
                        "/courses/rust/enrolments/" + name,
                        Map.of("startedAt", Instant.now().toString(), "progress", 0.4))
                .then()
                .statusCode(201);
        school.school
                .post(
                        "/events",
                        Map.of(
                                "events",
                                List.of(Map.of(
                                        "id",
                                        "event-" + name,
                                        "student",
                                        name,
                                        "verb",
                                        "attempted",
                                        "course",
                                        "rust",
                                        "assignment",
                                        "sum",
                                        "at",
                                        Instant.now().toString(),
                                        "text",
                                        "моё решение из LMS"))))
                .then()
                .statusCode(202);
        Student student = school.student(name);
        student.http()
                .put("/me/preferences", Map.of("density", "compact"))
                .then()
                .statusCode(200);
        Talk talk = new Talk(
                student,
                student.http().post("/conversations", Map.of("course", "rust")).path("id"));
        Response file = student.http()
                .upload()
                .multiPart("file", "task.txt", "fn main() {}".getBytes(StandardCharsets.UTF_8))
                .post(talk.path() + "/attachments");
        file.then().statusCode(201);

        ScriptedModel.says(ANSWER);
        String asked = talk.says(UUID.randomUUID(), QUESTION, Map.of("attachments", List.of(file.<String>path("id"))))
                .path("id");
        String answer = outcome(talk, asked);
        student.http()
                .put("/messages/" + answer + "/rating", Map.of("value", "up", "comment", "всё понятно, Анна"))
                .then()
                .statusCode(204);
        school.oleg()
                .put("/messages/" + asked + "/class", Map.of("questionClass", "organisational"))
                .then()
                .statusCode(204);
        climbs(talk);

        ScriptedModel.says(NO_ANSWER);
        String said = talk.says(own(SAID, name)).path("id");
        Desk oleg = new Desk(school.oleg());
        String handoff = oleg.handoffOf(talk);
        person(school, oleg, handoff, own(REPLIED, name));
        student.http()
                .put(talk.path() + "/rating", Map.of("value", "up"))
                .then()
                .statusCode(204);

        drafted(school, talk);
        settled(school, talk, said, handoff);
        List<String> marks =
                new ArrayList<>(List.of(student.id(), talk.id(), mark, name + "@mail\\.example", "Норильск"));
        marks.addAll(Rows.of("select id::text from message where conversation_id = ?::uuid", talk.id()));
        marks.addAll(Rows.of("select id::text from handoff where conversation_id = ?::uuid", talk.id()));
        marks.addAll(Rows.of("select id::text from attachment where conversation_id = ?::uuid", talk.id()));
        return new Life(talk, file.path("url"), List.copyOf(marks), List.of(NOTE, ASKED));
    }

    /** The same in other words for others, so that anna is known by hers. */
    private static String own(String words, String name) {
        return name.equals("anna") ? words : words.replace("Норильск", "Магадан");
    }

    private static String outcome(Talk talk, String question) {
        return await().until(
                        () -> talk.messages().<String>path("items.find { it.replyTo == '" + question + "' }?.id"),
                        found -> found != null);
    }

    private static void climbs(Talk talk) {
        ScriptedModel.says("{\"text\":\"Посмотрите на цикл for [1].\"}");
        Response press = talk.student()
                .http()
                .post(
                        talk.path() + "/hints",
                        Map.of("clientId", UUID.randomUUID().toString(), "assignment", "sum"));
        press.then().statusCode(202);
        outcome(talk, press.path("id"));
        String work = talk.says(
                        UUID.randomUUID(),
                        "Вот моё решение: fn sum_even(n: u32) -> u32 { let mut s = 0; for i in 0..n { s += i; } s } почему неверно?",
                        Map.of("assignment", "sum"))
                .path("id");
        outcome(talk, work);
    }

    private static void person(Cast school, Desk oleg, String handoff, String reply) {
        oleg.claims(handoff).then().statusCode(200);
        oleg.replies(handoff, reply).then().statusCode(201);
        oleg.notes(handoff, NOTE).then().statusCode(201);
        String nina = school.nina().get("/me").path("id");
        oleg.http()
                .post("/handoffs/" + handoff + "/consultations", Map.of("curator", nina, "question", ASKED))
                .then()
                .statusCode(201);
        oleg.http()
                .post(
                        "/handoffs/" + handoff + "/reminders",
                        Map.of("at", Instant.now().plus(1, ChronoUnit.DAYS).toString(), "note", NOTE))
                .then()
                .statusCode(201);
        oleg.http()
                .post(
                        "/handoffs/" + handoff + "/resolution",
                        Map.of("returnToAssistant", true, "verdict", "needs-article"))
                .then()
                .statusCode(200);
    }

    private static void waits(Cast school, Map<String, Object> cuts) {
        Map<String, Object> thresholds = cuts.isEmpty() ? Map.of() : Map.of("organisational", cuts);
        school.school
                .put("/courses/rust", Map.of("title", "Rust", "lang", "ru", "thresholds", thresholds))
                .then()
                .statusCode(200);
    }

    /** A ready answer waits for approval where a course wants everything looked at. */
    private static void drafted(Cast school, Talk talk) {
        waits(school, Map.of("answer", 1.0, "draft", 0.0));
        ScriptedModel.says(ANSWER);
        String question = talk.says(QUESTION).path("id");
        outcome(talk, question);
        Desk oleg = new Desk(school.oleg());
        String handoff = await().until(
                        () -> oleg.http()
                                .get("/handoffs?state=waiting&limit=200")
                                .<String>path("items.find { it.conversationId == '" + talk.id() + "' }?.id"),
                        found -> found != null);
        oleg.http()
                .post("/handoffs/" + handoff + "/draft/approval", Map.of("text", "Нужно 70 баллов и проект, Анна."))
                .then()
                .statusCode(200);
    }

    /** What is made of it a little later, without personal data. */
    private static void settled(Cast school, Talk talk, String said, String handoff) {
        await().until(() -> !Rows.of(
                        "select 1 from missed_question where question_id = ?::uuid and reply is not null", said)
                .isEmpty());
        await().until(() -> !Rows.of("select 1 from resolved_question where handoff_id = ?::uuid", handoff)
                .isEmpty());
        assert school.school.get(talk.path()).statusCode() == 200;
    }

    /** The status of whoever opens the file by the address that the student had. */
    public int opened() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .baseUri(Http.url())
                .get(address)
                .statusCode();
    }

    /** A pattern that any id of theirs fits. */
    public String pattern() {
        return String.join("|", marks);
    }
}
