package org.opora.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Courses with their lessons and assignments. */
@ApplicationScoped
public class Courses {
    /** Raised inside the transaction that stores a new or changed assignment. */
    public record AssignmentChanged(SchoolId school, AssignmentId assignment) {}

    /** A thing and whether this call made it. */
    public record Kept<T>(T thing, boolean created) {}

    /** Course, lesson and assignment that a request works in. */
    public record Place(
            @Nullable Course course,
            @Nullable Lesson lesson,
            @Nullable Assignment assignment) {
        public static final Place NONE = new Place(null, null, null);

        /** The lesson that is open, else that of the assignment. */
        public @Nullable LessonId lessonId() {
            if (lesson != null) {
                return lesson.id();
            }
            return assignment == null ? null : assignment.lessonId();
        }
    }

    private final Tenancy tenancy;
    private final Event<AssignmentChanged> changed;
    private final Clock clock;

    Courses(Tenancy tenancy, Event<AssignmentChanged> changed, Clock clock) {
        this.tenancy = tenancy;
        this.changed = changed;
        this.clock = clock;
    }

    Kept<Course> keep(SchoolId school, Course course) {
        return tenancy.in(school, handle -> {
            boolean created = CourseQueries.upsert(handle, school, course, clock.instant());
            return new Kept<>(
                    CourseQueries.course(handle, school, course.externalId()).orElseThrow(), created);
        });
    }

    Kept<Lesson> keep(SchoolId school, Lesson lesson) {
        return tenancy.in(school, handle -> {
            boolean created = CourseQueries.upsert(handle, school, lesson);
            return new Kept<>(
                    CourseQueries.lesson(handle, school, lesson.courseId(), lesson.externalId())
                            .orElseThrow(),
                    created);
        });
    }

    Kept<Assignment> keep(SchoolId school, Assignment assignment) {
        return tenancy.in(school, handle -> {
            boolean created = CourseQueries.upsert(handle, school, assignment);
            Assignment kept = CourseQueries.assignment(handle, school, assignment.courseId(), assignment.externalId())
                    .orElseThrow();
            changed.fire(new AssignmentChanged(school, kept.id()));
            return new Kept<>(kept, created);
        });
    }

    public Optional<Course> course(SchoolId school, String externalId) {
        return tenancy.in(school, handle -> CourseQueries.course(handle, school, externalId));
    }

    public Optional<Course> course(SchoolId school, CourseId id) {
        return tenancy.in(school, handle -> CourseQueries.course(handle, school, id));
    }

    /** Those of the ids that the school has. */
    public Map<CourseId, Course> all(SchoolId school, List<CourseId> ids) {
        return tenancy.in(school, handle -> CourseQueries.courses(handle, school, ids)).stream()
                .collect(Collectors.toMap(Course::id, Function.identity()));
    }

    public Optional<Lesson> lesson(SchoolId school, CourseId course, String externalId) {
        return tenancy.in(school, handle -> CourseQueries.lesson(handle, school, course, externalId));
    }

    public Optional<Lesson> lesson(SchoolId school, LessonId id) {
        return tenancy.in(school, handle -> CourseQueries.lesson(handle, school, id));
    }

    /** In their order. */
    public List<Lesson> lessons(SchoolId school, CourseId course) {
        return tenancy.in(school, handle -> CourseQueries.lessons(handle, school, course));
    }

    public Optional<Assignment> assignment(SchoolId school, CourseId course, String externalId) {
        return tenancy.in(school, handle -> CourseQueries.assignment(handle, school, course, externalId));
    }

    public Optional<Assignment> assignment(SchoolId school, AssignmentId id) {
        return tenancy.in(school, handle -> CourseQueries.assignment(handle, school, id));
    }

    public List<Assignment> assignments(SchoolId school, CourseId course) {
        return tenancy.in(school, handle -> CourseQueries.assignments(handle, school, course));
    }

    public Page<Course> list(SchoolId school, Page.Request page) {
        List<Course> rows = tenancy.in(school, handle -> CourseQueries.courses(handle, school, page));
        return Page.cut(rows, page, Course::externalId);
    }

    /**
     * The course, lesson and assignment that a body or query names; lesson and assignment belong to the course.
     *
     * @throws Problem 422 naming the one that this school does not have
     */
    public Place place(SchoolId school, @Nullable String course, @Nullable String lesson, @Nullable String assignment) {
        if (course == null) {
            if (lesson != null || assignment != null) {
                throw Problem.invalid("course", "is needed to name a lesson or an assignment");
            }
            return Place.NONE;
        }
        Course found =
                course(school, course).orElseThrow(() -> Problem.invalid("course", "is not a course of this school"));
        return new Place(
                found,
                lesson == null
                        ? null
                        : lesson(school, found.id(), lesson)
                                .orElseThrow(() -> Problem.invalid("lesson", "is not a lesson of this course")),
                assignment == null
                        ? null
                        : assignment(school, found.id(), assignment)
                                .orElseThrow(
                                        () -> Problem.invalid("assignment", "is not an assignment of this course")));
    }

    /** The place that stored ids name; what has gone since is left out. */
    public Place place(
            SchoolId school, @Nullable CourseId course, @Nullable LessonId lesson, @Nullable AssignmentId assignment) {
        return tenancy.in(school, handle -> placeById(handle, school, course, lesson, assignment));
    }

    private static Place placeById(
            Handle handle,
            SchoolId school,
            @Nullable CourseId course,
            @Nullable LessonId lesson,
            @Nullable AssignmentId assignment) {
        return new Place(
                course == null
                        ? null
                        : CourseQueries.course(handle, school, course).orElse(null),
                lesson == null
                        ? null
                        : CourseQueries.lesson(handle, school, lesson).orElse(null),
                assignment == null
                        ? null
                        : CourseQueries.assignment(handle, school, assignment).orElse(null));
    }
}
