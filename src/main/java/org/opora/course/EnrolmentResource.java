package org.opora.course;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Problem;

/** Students on a course. */
@Path("/api/v1/courses/{course}/enrolments/{student}")
class EnrolmentResource {
    record EnrolmentBody(
            @Nullable Instant startedAt, @Nullable Double progress) {}

    record Enrolment(
            String course,
            String student,
            Instant startedAt,
            @Nullable Double progress) {}

    private final Courses courses;
    private final Learning learning;
    private final Students students;
    private final CurrentCaller me;

    EnrolmentResource(Courses courses, Learning learning, Students students, CurrentCaller me) {
        this.courses = courses;
        this.learning = learning;
        this.students = students;
        this.me = me;
    }

    @PUT
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public RestResponse<Enrolment> enrol(@RestPath String course, @RestPath String student, EnrolmentBody body) {
        SchoolId school = me.school();
        Course in = courses.course(school, course).orElseThrow(() -> Problem.notFound("course"));
        Student who = students.byExternalId(school, student).orElseThrow(() -> Problem.notFound("student"));
        Instant startedAt = body.startedAt();
        if (startedAt == null) {
            throw Problem.invalid("startedAt", "is missing");
        }
        Double progress = body.progress();
        if (progress != null && !(progress >= 0 && progress <= 1)) {
            throw Problem.invalid("progress", "must be from 0 to 1");
        }
        boolean created = learning.enrol(school, in.id(), who.id(), startedAt, progress);
        return RestResponse.status(
                created ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new Enrolment(course, student, startedAt, progress));
    }
}
