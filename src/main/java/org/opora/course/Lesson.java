package org.opora.course;

import org.jspecify.annotations.Nullable;

/** A lesson of a course. */
public record Lesson(
        LessonId id,
        CourseId courseId,
        String externalId,
        String title,
        int position,
        @Nullable String url) {}
