package org.opora.course;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.shared.Id;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Lessons of a course. */
@Path("/api/v1/courses/{course}/lessons")
class LessonResource {
    /** {@code suggestions} that are absent stay, since a learning platform knows nothing of them. */
    record LessonBody(
            @Nullable String title,
            @Nullable Integer position,
            @Nullable String url,
            @Nullable List<String> suggestions) {}

    record LessonViews(List<Lesson> items) {}

    private final Courses courses;
    private final CurrentCaller me;

    LessonResource(Courses courses, CurrentCaller me) {
        this.courses = courses;
        this.me = me;
    }

    /** All of the course, in their order. */
    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public LessonViews list(@RestPath String course) {
        return new LessonViews(courses.lessons(me.school(), existing(course).id()));
    }

    @PUT
    @Path("{lesson}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<Lesson> put(@RestPath String course, @RestPath String lesson, LessonBody body) {
        SchoolId school = me.school();
        CourseId in = existing(course).id();
        Optional<Lesson> before = courses.lesson(school, in, lesson);
        Integer position = body.position();
        Courses.Kept<Lesson> kept = courses.keep(
                school,
                new Lesson(
                        new LessonId(Id.next()),
                        in,
                        Texts.externalId("externalId", lesson),
                        Texts.required("title", body.title(), Texts.TITLE),
                        position == null ? 0 : position,
                        Texts.optional("url", body.url(), 2_000),
                        body.suggestions() == null
                                ? before.map(Lesson::suggestions).orElse(List.of())
                                : Openers.read(body.suggestions())));
        return RestResponse.status(kept.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, kept.thing());
    }

    private Course existing(String externalId) {
        return courses.course(me.school(), externalId).orElseThrow(() -> Problem.notFound("course"));
    }
}
