package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.course.Tone;
import org.opora.identity.Credentials;
import org.opora.identity.IdentityConfig;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.Students;
import org.opora.identity.student.WidgetTokens;
import org.opora.shared.Json;

/** Exchanges the LMS's signed token for a widget session. */
@Path("/api/v1/widget/sessions")
class WidgetSessionResource {
    record Exchange(@Nullable String token) {}

    record Named(String externalId, String title) {}

    record StudentView(StudentId id, @Nullable String name) {}

    record SchoolView(String name, String locale, JsonNode theme) {}

    record Session(
            String token,
            @Nullable Instant expiresAt,
            StudentView student,
            SchoolView school,
            @Nullable ConversationId conversationId,
            List<String> warnings,
            Map<String, Named> context,
            Reachable.Answers answers,
            String tone,
            boolean toneChosen,
            JsonNode texts,
            List<String> suggestions,
            String emergency,
            JsonNode theme) {}

    private final WidgetTokens tokens;
    private final Students students;
    private final Courses courses;
    private final Reachable people;
    private final Conversations conversations;
    private final Suggestible base;
    private final Issuing issuing;

    /** What it takes to issue the session's credential. */
    record Issuing(Credentials credentials, IdentityConfig config, Clock clock) {
        Credentials.Issued widget(SchoolId school, StudentId student, JsonNode claims) {
            return credentials.issue(
                    Credentials.Kind.WIDGET,
                    school,
                    student,
                    claims,
                    clock.instant().plus(config.widgetSession()));
        }
    }

    WidgetSessionResource(
            WidgetTokens tokens,
            Students students,
            Courses courses,
            Reachable people,
            Conversations conversations,
            Suggestible base,
            Credentials credentials,
            IdentityConfig config,
            Clock clock) {
        this.tokens = tokens;
        this.students = students;
        this.courses = courses;
        this.people = people;
        this.conversations = conversations;
        this.base = base;
        this.issuing = new Issuing(credentials, config, clock);
    }

    /** 201; 401 {@code token-used}, {@code token-expired}, {@code token-invalid}, {@code widget-key-unknown}, {@code origin-not-allowed}. */
    @POST
    @PermitAll
    @ResponseStatus(201)
    public Session exchange(Exchange exchange, @RestHeader("Origin") @Nullable String origin) {
        WidgetTokens.Claims claims = tokens.redeem(exchange.token(), origin);
        School school = claims.school();
        Student student = students.keep(
                        school.id(),
                        claims.subject(),
                        new Students.Facts(claims.name(), claims.email(), claims.locale(), claims.tone(), null))
                .student();
        List<String> warnings = new ArrayList<>();
        Courses.Place place = place(claims, warnings);
        Credentials.Issued issued = issuing.widget(school.id(), student.id(), signed(place));
        String locale = student.locale();
        Course course = place.course();
        return new Session(
                issued.token(),
                issued.expiresAt(),
                new StudentView(student.id(), student.name()),
                new SchoolView(school.name(), locale == null ? school.locale() : locale, school.theme()),
                conversations.newest(school.id(), student.id(), place.course()).orElse(null),
                warnings,
                context(place),
                people.in(school, course),
                Tone.of(school, course, student),
                Tone.chosen(school, course, student).isPresent(),
                school.texts(),
                base.openers(school.id(), place, locale == null ? school.locale() : locale),
                school.emergency(),
                school.theme());
    }

    /** What the school does not have is left out and named. */
    private Courses.Place place(WidgetTokens.Claims claims, List<String> warnings) {
        SchoolId school = claims.school().id();
        String named = claims.course();
        Course course = named == null ? null : courses.course(school, named).orElse(null);
        if (course == null) {
            warn(warnings, "course", named);
            warn(warnings, "lesson", claims.lesson());
            warn(warnings, "assignment", claims.assignment());
            return Courses.Place.NONE;
        }
        String lessonId = claims.lesson();
        String assignmentId = claims.assignment();
        Lesson lesson = lessonId == null
                ? null
                : courses.lesson(school, course.id(), lessonId).orElse(null);
        Assignment assignment = assignmentId == null
                ? null
                : courses.assignment(school, course.id(), assignmentId).orElse(null);
        warn(warnings, "lesson", lesson == null ? lessonId : null);
        warn(warnings, "assignment", assignment == null ? assignmentId : null);
        return new Courses.Place(course, lesson, assignment);
    }

    private static void warn(List<String> warnings, String claim, @Nullable String value) {
        if (value != null) {
            warnings.add(claim + " '" + value + "' is not known in this school and was left out");
        }
    }

    private static JsonNode signed(Courses.Place place) {
        ObjectNode claims = Json.tree(Map.of()).deepCopy();
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        if (course != null) {
            claims.put("course", course.id().value().toString());
        }
        if (lesson != null) {
            claims.put("lesson", lesson.id().value().toString());
        }
        if (assignment != null) {
            claims.put("assignment", assignment.id().value().toString());
        }
        return claims;
    }

    private static Map<String, Named> context(Courses.Place place) {
        Map<String, Named> context = new LinkedHashMap<>();
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        if (course != null) {
            context.put("course", new Named(course.externalId(), course.title()));
        }
        if (lesson != null) {
            context.put("lesson", new Named(lesson.externalId(), lesson.title()));
        }
        if (assignment != null) {
            context.put("assignment", new Named(assignment.externalId(), assignment.title()));
        }
        return context;
    }
}
