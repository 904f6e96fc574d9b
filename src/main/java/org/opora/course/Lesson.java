package org.opora.course;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lesson of a course, with questions that the widget offers where it is open, before the course's. */
public record Lesson(
        LessonId id,
        CourseId courseId,
        String externalId,
        String title,
        int position,
        @Nullable String url,
        List<String> suggestions) {}
