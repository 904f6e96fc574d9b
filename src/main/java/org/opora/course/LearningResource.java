package org.opora.course;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.course.Learning.LmsEvent;
import org.opora.course.Learning.Verb;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Enrolments and events from the LMS. */
@Path("/api/v1")
class LearningResource {
    record EnrolmentBody(
            @Nullable Instant startedAt, @Nullable Double progress) {}

    record Enrolment(
            String course,
            String student,
            Instant startedAt,
            @Nullable Double progress) {}

    record EventBody(
            @Nullable String id,
            @Nullable String student,
            @Nullable Verb verb,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable Instant at,
            @Nullable Double score,
            @Nullable String text) {}

    record Batch(@Nullable List<EventBody> events) {}

    record Accepted(int accepted, int duplicates) {}

    private static final int LARGEST_BATCH = 1_000;
    private final Courses courses;
    private final Learning learning;
    private final Students students;
    private final CurrentCaller me;

    LearningResource(Courses courses, Learning learning, Students students, CurrentCaller me) {
        this.courses = courses;
        this.learning = learning;
        this.students = students;
        this.me = me;
    }

    @PUT
    @Path("courses/{course}/enrolments/{student}")
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

    /** 202; a batch with one unknown name is refused whole. */
    @POST
    @Path("events")
    @RolesAllowed(Roles.SCHOOL)
    @ResponseStatus(202)
    public Accepted report(Batch batch) {
        List<EventBody> events = batch.events();
        if (events == null || events.size() > LARGEST_BATCH) {
            throw Problem.invalid("events", "must be a list of at most " + LARGEST_BATCH);
        }
        List<LmsEvent> read = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            read.add(event("events[" + i + "].", events.get(i)));
        }
        int accepted = learning.report(me.school(), read);
        return new Accepted(accepted, read.size() - accepted);
    }

    private LmsEvent event(String at, EventBody body) {
        SchoolId school = me.school();
        Student student = students.byExternalId(school, Texts.required(at + "student", body.student(), Texts.NAME))
                .orElseThrow(() -> Problem.invalid(at + "student", "is not a student of this school"));
        Verb verb = body.verb();
        Instant when = body.at();
        if (verb == null || when == null) {
            throw Problem.invalid(at + (verb == null ? "verb" : "at"), "is missing");
        }
        Courses.Place place = courses.place(school, body.course(), body.lesson(), body.assignment());
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        return new LmsEvent(
                Texts.required(at + "id", body.id(), Texts.NAME),
                student.id(),
                verb,
                course == null ? null : course.id(),
                lesson == null ? null : lesson.id(),
                assignment == null ? null : assignment.id(),
                when,
                body.score(),
                Texts.optional(at + "text", body.text(), 50_000));
    }
}
