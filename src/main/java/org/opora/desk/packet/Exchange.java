package org.opora.desk.packet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Verdict;
import org.opora.desk.HandoffId;

/**
 * What a student asked and a person first said to it, without personal data.
 *
 * @param cited external ids of the articles that the reply cites
 * @param curator who replied
 * @param minutes from claim to end, at most an hour
 */
public record Exchange(
        HandoffId handoffId,
        @Nullable CourseId courseId,
        QuestionClass questionClass,
        MessageId questionId,
        String question,
        String reply,
        List<String> cited,
        @Nullable String curator,
        double minutes,
        @Nullable Verdict verdict) {}
