package org.opora.course;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Homework with its reference solutions, which no student and no model sees while they are locked. */
public record Assignment(
        AssignmentId id,
        CourseId courseId,
        String externalId,
        String title,
        String text,
        @Nullable LessonId lessonId,
        @Nullable Instant dueAt,
        @Nullable JsonNode hintPolicy,
        List<String> solutions) {

    public HintPolicy policy(Course course) {
        return HintPolicy.read(hintPolicy, course.policy());
    }
}
