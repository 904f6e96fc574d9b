package org.opora.answering.suggestion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.leak.Leak;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;

/** What of the school's own material gives an assignment away: an entry that is offered by a line, a quote by half of it. */
@ApplicationScoped
public class Spoilers {
    private record Seen(CourseId course, String text) {}

    /** While somebody types, the same entries come again and again. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int REMEMBERED = 2_000;
    private final Courses courses;
    private final Cache<CourseId, List<Assignment>> assignments = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();
    private final Cache<Seen, Optional<String>> seen = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    Spoilers(Courses courses) {
        this.courses = courses;
    }

    /** What of the course's solutions the text shows, in words for staff; every one counts as locked. */
    public Optional<String> in(SchoolId school, @Nullable Course course, String text) {
        return course == null
                ? Optional.empty()
                : seen.get(new Seen(course.id(), text), key -> read(school, key.course(), text));
    }

    /** Whether a quote holds a solution of the course; every one counts as locked but that of the assignment opened here. */
    public boolean isHeldIn(SchoolId school, @Nullable Course course, @Nullable Assignment opened, String quote) {
        if (course == null) {
            return false;
        }
        Stream<Assignment> locked = assignments(school, course.id()).stream()
                .filter(assignment -> opened == null || !assignment.id().equals(opened.id()));
        return Leak.isHeldIn(quote, solutions(locked));
    }

    private List<Assignment> assignments(SchoolId school, CourseId course) {
        return assignments.get(course, id -> courses.assignments(school, id));
    }

    private static List<String> solutions(Stream<Assignment> assignments) {
        return assignments
                .flatMap(assignment -> assignment.solutions().stream())
                .toList();
    }

    private Optional<String> read(SchoolId school, CourseId course, String text) {
        List<Assignment> ofCourse = assignments(school, course);
        return Leak.copied(
                text,
                ofCourse.stream().map(Assignment::text).collect(Collectors.joining("\n")),
                solutions(ofCourse.stream()));
    }
}
