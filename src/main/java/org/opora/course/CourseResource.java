package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.Teams;
import org.opora.shared.Id;
import org.opora.shared.Kebab;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Courses, lessons and assignments; each PUT is idempotent: 201 made, 200 kept. */
@Path("/api/v1/courses")
class CourseResource {
    record CourseBody(
            @Nullable String title,
            @Nullable String lang,
            @Nullable JsonNode teams,
            @Nullable JsonNode thresholds,
            @Nullable JsonNode hintPolicy) {}

    record LessonBody(
            @Nullable String title,
            @Nullable Integer position,
            @Nullable String url) {}

    record AssignmentBody(
            @Nullable String title,
            @Nullable String text,
            @Nullable String lesson,
            @Nullable Instant dueAt,
            @Nullable JsonNode hintPolicy,
            @Nullable List<String> solutions) {}

    record AssignmentView(
            AssignmentId id,
            String externalId,
            String title,
            String text,
            @Nullable String lesson,
            @Nullable Instant dueAt,
            HintPolicy hintPolicy,
            boolean ownPolicy,
            @Nullable List<String> solutions) {}

    record AssignmentViews(List<AssignmentView> items) {}

    private static final int SOLUTION = 50_000;
    private final Courses courses;
    private final Teams teams;
    private final CurrentCaller me;

    CourseResource(Courses courses, Teams teams, CurrentCaller me) {
        this.courses = courses;
        this.teams = teams;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Page<Course> list(@RestQuery("limit") @Nullable Integer limit, @RestQuery @Nullable String after) {
        return courses.list(me.school(), Page.Request.of(limit, after));
    }

    @GET
    @Path("{course}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Course get(@RestPath String course) {
        return existing(course);
    }

    @PUT
    @Path("{course}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<Course> put(@RestPath String course, CourseBody body) {
        HintPolicy checked = HintPolicy.read(body.hintPolicy(), HintPolicy.DEFAULT);
        assert checked.maxLevel() >= 0;
        return kept(courses.keep(
                me.school(),
                new Course(
                        new CourseId(Id.next()),
                        Texts.externalId("externalId", course),
                        Texts.required("title", body.title(), Texts.TITLE),
                        lang(body.lang()),
                        teams(body.teams()),
                        thresholds(body.thresholds()),
                        orEmpty(body.hintPolicy()))));
    }

    @PUT
    @Path("{course}/lessons/{lesson}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<Lesson> putLesson(@RestPath String course, @RestPath String lesson, LessonBody body) {
        Integer position = body.position();
        return kept(courses.keep(
                me.school(),
                new Lesson(
                        new LessonId(Id.next()),
                        existing(course).id(),
                        Texts.externalId("externalId", lesson),
                        Texts.required("title", body.title(), Texts.TITLE),
                        position == null ? 0 : position,
                        Texts.optional("url", body.url(), 2_000))));
    }

    @PUT
    @Path("{course}/assignments/{assignment}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<AssignmentView> putAssignment(
            @RestPath String course, @RestPath String assignment, AssignmentBody body) {
        Course in = existing(course);
        String lesson = body.lesson();
        HintPolicy checked = HintPolicy.read(body.hintPolicy(), HintPolicy.DEFAULT);
        assert checked.maxLevel() >= 0;
        Courses.Kept<Assignment> kept = courses.keep(
                me.school(),
                new Assignment(
                        new AssignmentId(Id.next()),
                        in.id(),
                        Texts.externalId("externalId", assignment),
                        Texts.required("title", body.title(), Texts.TITLE),
                        Texts.required("text", body.text(), Texts.BODY),
                        lesson == null
                                ? null
                                : courses.lesson(me.school(), in.id(), lesson)
                                        .orElseThrow(() -> Problem.invalid("lesson", "is not a lesson of this course"))
                                        .id(),
                        body.dueAt(),
                        body.hintPolicy(),
                        Texts.all("solutions", body.solutions(), SOLUTION)));
        return RestResponse.status(
                kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view(in, kept.thing()));
    }

    /** All of the course. */
    @GET
    @Path("{course}/assignments")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public AssignmentViews assignments(@RestPath String course) {
        Course in = existing(course);
        return new AssignmentViews(courses.assignments(me.school(), in.id()).stream()
                .map(assignment -> view(in, assignment))
                .toList());
    }

    /** Solutions are shown to methodologists and administrators only. */
    @GET
    @Path("{course}/assignments/{assignment}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public AssignmentView assignment(@RestPath String course, @RestPath String assignment) {
        Course in = existing(course);
        return view(
                in,
                courses.assignment(me.school(), in.id(), assignment).orElseThrow(() -> Problem.notFound("assignment")));
    }

    private AssignmentView view(Course course, Assignment a) {
        boolean mayRead =
                me.get() instanceof Member member && (member.is(Roles.METHODOLOGIST) || member.is(Roles.ADMINISTRATOR));
        LessonId lesson = a.lessonId();
        return new AssignmentView(
                a.id(),
                a.externalId(),
                a.title(),
                a.text(),
                lesson == null
                        ? null
                        : courses.lesson(me.school(), lesson)
                                .map(Lesson::externalId)
                                .orElse(null),
                a.dueAt(),
                a.policy(course),
                a.hintPolicy() != null,
                mayRead ? a.solutions() : null);
    }

    private Course existing(String externalId) {
        return courses.course(me.school(), externalId).orElseThrow(() -> Problem.notFound("course"));
    }

    private static String lang(@Nullable String lang) {
        if (lang == null || !lang.matches("[a-z]{2}")) {
            throw Problem.invalid("lang", "must be a language of two letters, such as ru");
        }
        return lang;
    }

    private JsonNode teams(@Nullable JsonNode map) {
        SchoolId school = me.school();
        orEmpty(map).properties().forEach(entry -> {
            questionClass("teams", entry.getKey());
            if (teams.find(school, entry.getValue().asText()).isEmpty()) {
                throw Problem.invalid("teams." + entry.getKey(), "is not a team of this school");
            }
        });
        return orEmpty(map);
    }

    private static JsonNode thresholds(@Nullable JsonNode map) {
        orEmpty(map).properties().forEach(entry -> {
            questionClass("thresholds", entry.getKey());
            double answer = entry.getValue().path("answer").asDouble(-1);
            double draft = entry.getValue().path("draft").asDouble(answer);
            if (answer < 0 || answer > 1.01 || draft < 0 || draft > 1.01 || draft > answer) {
                throw Problem.invalid(
                        "thresholds." + entry.getKey(),
                        "must be {answer, draft} from 0 to 1 (1.01 = people only), draft not above answer");
            }
        });
        return orEmpty(map);
    }

    private static void questionClass(String field, String word) {
        if (Kebab.parse(QuestionClass.class, word).isEmpty()) {
            throw Problem.invalid(field + "." + word, "is not a question class");
        }
    }

    private static JsonNode orEmpty(@Nullable JsonNode map) {
        return map == null || !map.isObject() ? JsonNodeFactory.instance.objectNode() : map;
    }

    private static <T> RestResponse<T> kept(Courses.Kept<T> kept) {
        return RestResponse.status(kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.thing());
    }
}
