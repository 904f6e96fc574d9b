package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Hints;
import org.opora.answering.hints.Ladder;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.HintPolicy;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** How far a student has climbed an assignment's hints; staff may set it by hand, which the ledger keeps with the name. */
@Path("/api/v1/courses/{course}/assignments/{assignment}/hint-levels/{student}")
class HintLevelResource {
    record Level(@Nullable Integer level, @Nullable String why) {}

    private final Hints hints;
    private final Courses courses;
    private final Students students;
    private final CurrentCaller me;

    HintLevelResource(Hints hints, Courses courses, Students students, CurrentCaller me) {
        this.hints = hints;
        this.courses = courses;
        this.students = students;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Ladder.State level(
            @RestPath String course, @RestPath String assignment, @RestPath("student") String studentId) {
        SchoolId school = me.school();
        Course in = course(school, course);
        return hints.ladder(
                        school,
                        in,
                        assignment(school, in, assignment),
                        student(school, studentId).id(),
                        null)
                .state();
    }

    @PUT
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST})
    public Ladder.State set(
            @RestPath String course, @RestPath String assignment, @RestPath("student") String studentId, Level level) {
        SchoolId school = me.school();
        Course in = course(school, course);
        Assignment task = assignment(school, in, assignment);
        Student student = student(school, studentId);
        Integer wanted = level.level();
        if (wanted == null || wanted < 0 || wanted > HintPolicy.FULL) {
            throw Problem.invalid("level", "must be 0, 1, 2 or 3");
        }
        String why = Texts.required("why", level.why(), Texts.NAME);
        hints.set(school, student.id(), task.id(), wanted, why, me.member().id());
        return hints.ladder(school, in, task, student.id(), null).state();
    }

    private Course course(SchoolId school, String externalId) {
        return courses.course(school, externalId).orElseThrow(() -> Problem.notFound("course"));
    }

    private Assignment assignment(SchoolId school, Course course, String externalId) {
        return courses.assignment(school, course.id(), externalId).orElseThrow(() -> Problem.notFound("assignment"));
    }

    private Student student(SchoolId school, String externalId) {
        return students.byExternalId(school, externalId).orElseThrow(() -> Problem.notFound("student"));
    }
}
