package org.opora.cast;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.student.WidgetTokens;
import org.opora.shared.Id;

/**
 * A school and its people, made through HTTP: Oleg and Nina are curators, Igor leads, Vera writes the base, Pavel
 * administers; students come as they are called for. A test that changes the school makes one of its own.
 */
public final class Cast {
    private static final String PASSWORD = "a long and quiet evening";

    private static final class One {
        static final Cast SCHOOL = new Cast().withBase();
    }

    public final String key = "school-" + UUID.randomUUID().toString().substring(0, 8);
    public final Http school;
    public final String widgetKey;
    public final String widgetSecret;
    private final Map<String, Http> staff = new HashMap<>();

    public Cast() {
        Response made = new Http(Parts.PLATFORM_KEY)
                .post("/schools", Map.of("key", key, "name", "School", "locale", "ru", "limits", Map.of()));
        made.then().statusCode(201);
        school = new Http(made.path("apiKey"));
        widgetKey = made.path("widgetKey");
        widgetSecret = made.path("widgetSecret");
    }

    /** The school that tests share. */
    public static Cast shared() {
        return One.SCHOOL;
    }

    /** A school that is in no database, for what only reads it. */
    public static School unsaved(String locale) {
        return new School(
                new SchoolId(Id.next()),
                "school",
                "School",
                locale,
                "UTC",
                List.of(),
                JsonNodeFactory.instance.objectNode(),
                JsonNodeFactory.instance.objectNode(),
                null,
                "112",
                null,
                null,
                false,
                "wk_1",
                Instant.EPOCH);
    }

    /** A course, an assignment and a handful of articles, from {@code src/test/resources/base}. */
    public Cast withBase() {
        school.put("/courses/rust", Map.of("title", "Rust", "lang", "ru"))
                .then()
                .statusCode(201);
        school.put("/courses/rust/lessons/loops", Map.of("title", "Loops", "position", 1))
                .then()
                .statusCode(201);
        school.put(
                        "/courses/rust/assignments/sum",
                        Map.of(
                                "title",
                                text("assignment-title.txt"),
                                "text",
                                text("assignment.md"),
                                "lesson",
                                "loops",
                                "solutions",
                                List.of(text("solution.md"))))
                .then()
                .statusCode(201);
        for (String name : List.of("certificate", "deadlines", "mentor", "access")) {
            article("handbook:" + name, name + ".md", Map.of());
        }
        article("lesson:loops", "loops.md", Map.of("course", "rust", "lesson", "loops", "kind", "lesson"));
        return this;
    }

    /** In the course every answer of these classes waits for a curator. */
    public Cast drafting(String... classes) {
        Map<String, Object> cuts = Map.of("answer", 1.0, "draft", 0.0);
        school.put(
                        "/courses/rust",
                        Map.of(
                                "title",
                                "Rust",
                                "lang",
                                "ru",
                                "thresholds",
                                Stream.of(classes).collect(Collectors.toMap(one -> one, one -> cuts))))
                .then()
                .statusCode(200);
        return this;
    }

    public Response article(String externalId, String file, Map<String, Object> more) {
        Map<String, Object> article = new HashMap<>(Map.of("kind", "handbook"));
        article.putAll(more);
        String body = text(file);
        article.put("title", body.lines().findFirst().orElseThrow().replaceFirst("^# ", ""));
        article.put("body", body);
        article.put("format", "markdown");
        Response kept = school.put("/knowledge/articles/" + externalId, article);
        kept.then().statusCode(201);
        return kept;
    }

    public Http oleg() {
        return staff("oleg", "curator");
    }

    public Http nina() {
        return staff("nina", "curator");
    }

    public Http igor() {
        return staff("igor", "lead");
    }

    public Http vera() {
        return staff("vera", "methodologist");
    }

    public Http pavel() {
        return staff("pavel", "administrator");
    }

    private Http staff(String name, String role) {
        return staff.computeIfAbsent(name, first -> {
            String email = name + "@" + key + ".example";
            school.post("/staff", Map.of("email", email, "name", name, "roles", List.of(role), "password", PASSWORD))
                    .then()
                    .statusCode(201);
            return new Http(nobodySignsIn(email).path("token"));
        });
    }

    private static Response nobodySignsIn(String email) {
        return Http.nobody().post("/staff/sessions", Map.of("email", email, "password", PASSWORD));
    }

    /** A student's widget session in the course, as the LMS would open it. */
    /** An upload as the school's own backend sends it. */
    public RequestSpecification upload() {
        return school.upload();
    }

    public Student student(String name) {
        return student(name, Map.of("course", "rust"));
    }

    public Student student(String name, Map<String, Object> more) {
        Response session = Http.nobody().post("/widget/sessions", Map.of("token", token(name, more)));
        session.then().statusCode(201);
        return new Student(new Http(session.path("token")), session.path("student.id"));
    }

    /** A token that the school's LMS signs; {@code more} adds claims or replaces the usual ones. */
    public String token(String subject, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", subject);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("exp", Instant.now().plusSeconds(600).getEpochSecond());
        claims.putAll(more);
        claims.values().removeIf(""::equals);
        return WidgetTokens.sign(widgetKey, widgetSecret, claims);
    }

    /** A text of the tests' own base. */
    public static String text(String file) {
        try (InputStream in = Cast.class.getResourceAsStream("/base/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
