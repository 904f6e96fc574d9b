package org.opora.desk.packet;

import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;

/** What a student asked and a person first said to it, without personal data. */
record Exchange(
        HandoffId handoffId, @Nullable CourseId courseId, QuestionClass questionClass, String question, String reply) {}
