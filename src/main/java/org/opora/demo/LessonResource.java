package org.opora.demo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Learning;
import org.opora.course.Learning.LmsEvent;
import org.opora.course.Learning.Verb;
import org.opora.course.Lesson;
import org.opora.identity.School;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.knowledge.Articles;
import org.opora.shared.Problem;
import org.opora.shared.Resources;
import org.opora.shared.Texts;

/** A lesson of the demo school as its LMS shows it: the page, its text, and the homework that is handed in. */
@Path("/demo/lesson")
class LessonResource {
    record AssignmentText(
            String externalId,
            String title,
            String text,
            @Nullable Instant dueAt) {}

    record Content(String course, String lesson, String lessonId, String text, AssignmentText assignment) {}

    record Work(@Nullable String student, @Nullable String text) {}

    private static final int WORK = 20_000;
    private final DemoSchool demo;
    private final Courses courses;
    private final Articles articles;
    private final Learning learning;
    private final Students students;
    private final Clock clock;

    LessonResource(
            DemoSchool demo, Courses courses, Articles articles, Learning learning, Students students, Clock clock) {
        this.demo = demo;
        this.courses = courses;
        this.articles = articles;
        this.learning = learning;
        this.students = students;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    @PermitAll
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    @ResponseHeader(name = "Content-Security-Policy", value = "default-src 'self'; frame-ancestors 'self'")
    public String page() {
        School school = demo.school();
        return Resources.text("/demo/lesson.html").replace("{locale}", school.locale());
    }

    @GET
    @Path("content")
    @Operation(hidden = true)
    @PermitAll
    public Content content() {
        School school = demo.school();
        Courses.Place place = place(school);
        Course course = place.course();
        Lesson lesson = place.lesson();
        Assignment assignment = place.assignment();
        if (course == null || lesson == null || assignment == null) {
            throw Problem.notFound("lesson of the demo school");
        }
        return new Content(
                course.title(),
                lesson.title(),
                lesson.externalId(),
                articles.get(school.id(), DemoSchool.LESSON).content().body(),
                new AssignmentText(assignment.externalId(), assignment.title(), assignment.text(), assignment.dueAt()));
    }

    /** The student hands homework in: the event that an LMS would report. */
    @POST
    @Path("work")
    @Operation(hidden = true)
    @PermitAll
    @ResponseStatus(202)
    public void handIn(Work work) {
        School school = demo.school();
        String text = Texts.required("text", work.text(), WORK);
        Student student = students.keep(
                        school.id(),
                        demo.student(work.student()),
                        new Students.Facts(demo.studentName(), null, null, null, null))
                .student();
        Courses.Place place = place(school);
        Course course = place.course();
        Assignment assignment = place.assignment();
        learning.report(
                school.id(),
                List.of(new LmsEvent(
                        UUID.randomUUID().toString(),
                        student.id(),
                        Verb.SUBMITTED,
                        course == null ? null : course.id(),
                        null,
                        assignment == null ? null : assignment.id(),
                        clock.instant(),
                        null,
                        text)));
    }

    private Courses.Place place(School school) {
        return courses.place(school.id(), DemoSchool.COURSE, DemoSchool.LESSON, DemoSchool.ASSIGNMENT);
    }
}
