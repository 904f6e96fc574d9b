package org.opora.answering.model;

import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.identity.School;
import org.opora.identity.student.StudentId;

/** In whose name tokens are spent. */
public record Spender(
        School school, @Nullable CourseId course, @Nullable StudentId student) {}
