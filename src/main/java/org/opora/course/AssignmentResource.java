package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Id;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Assignments of a course; their solutions are for methodologists and administrators. */
@Path("/api/v1/courses/{course}/assignments")
class AssignmentResource {
    /** Hint policy and solutions stay where they are absent, since a learning platform may know nothing of them; null clears the policy. */
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
    private final CurrentCaller me;

    AssignmentResource(Courses courses, CurrentCaller me) {
        this.courses = courses;
        this.me = me;
    }

    @PUT
    @Path("{assignment}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<AssignmentView> putAssignment(
            @RestPath String course, @RestPath String assignment, AssignmentBody body) {
        Course in = existing(course);
        String lesson = body.lesson();
        Optional<Assignment> before = courses.assignment(me.school(), in.id(), assignment);
        JsonNode policy =
                body.hintPolicy() == null ? before.map(Assignment::hintPolicy).orElse(null) : body.hintPolicy();
        HintPolicy checked = HintPolicy.read(policy, HintPolicy.DEFAULT);
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
                        policy,
                        body.solutions() == null
                                ? before.map(Assignment::solutions).orElse(List.of())
                                : Texts.all("solutions", body.solutions(), SOLUTION)));
        return RestResponse.status(
                kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view(in, kept.thing()));
    }

    /** All of the course. */
    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public AssignmentViews assignments(@RestPath String course) {
        Course in = existing(course);
        return new AssignmentViews(courses.assignments(me.school(), in.id()).stream()
                .map(assignment -> view(in, assignment))
                .toList());
    }

    /** Solutions are shown to methodologists and administrators only. */
    @GET
    @Path("{assignment}")
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
}
