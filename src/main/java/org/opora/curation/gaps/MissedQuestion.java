package org.opora.curation.gaps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;

/**
 * A question without a good automatic answer, and what a person replied; neither names anybody.
 *
 * @param cited external ids of the articles that the reply cites
 * @param minutes of a curator's time; null while nobody has replied
 * @param wanted who replied says that an article is missing
 */
public record MissedQuestion(
        MessageId questionId,
        @Nullable HandoffId handoffId,
        @Nullable CourseId courseId,
        QuestionClass questionClass,
        Cause cause,
        String lang,
        String text,
        @Nullable String reply,
        List<String> cited,
        @Nullable String repliedBy,
        @Nullable Double minutes,
        boolean wanted,
        Instant askedAt) {}
