package org.opora.course;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
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

/** Events from the LMS. */
@Path("/api/v1/events")
class EventsResource {
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

    EventsResource(Courses courses, Learning learning, Students students, CurrentCaller me) {
        this.courses = courses;
        this.learning = learning;
        this.students = students;
        this.me = me;
    }

    /** 202; a batch with one unknown name is refused whole. */
    @POST
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

    private LmsEvent event(String at, @Nullable EventBody body) {
        if (body == null) {
            throw Problem.invalid(at.substring(0, at.length() - 1), "is missing");
        }
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
