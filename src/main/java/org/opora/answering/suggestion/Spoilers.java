package org.opora.answering.suggestion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.leak.Leak;
import org.opora.course.Assignment;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;

/** Entries that give an assignment away: a quote of the base is not held against solutions, a text that is offered is. */
@ApplicationScoped
public class Spoilers {
    private record Seen(CourseId course, String text) {}

    /** While somebody types, the same entries come again and again. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int REMEMBERED = 2_000;
    private final Courses courses;
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

    private Optional<String> read(SchoolId school, CourseId course, String text) {
        List<Assignment> assignments = courses.assignments(school, course);
        return Leak.copied(
                text,
                assignments.stream().map(Assignment::text).collect(Collectors.joining("\n")),
                assignments.stream()
                        .flatMap(assignment -> assignment.solutions().stream())
                        .toList());
    }
}
