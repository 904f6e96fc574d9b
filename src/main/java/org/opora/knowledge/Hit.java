package org.opora.knowledge;

import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.LessonId;

/**
 * A passage that a search found.
 *
 * @param courseId null = whole school
 * @param score compares within one search only
 * @param bestWindow cosine of the nearest pair of neighbouring sentences with the question
 * @param dense cosine with the question, -1 to 1; absent when the question or the passage has no vector
 */
public record Hit(
        PassageId passageId,
        ArticleId articleId,
        String externalId,
        String title,
        String heading,
        @Nullable String url,
        String text,
        String lang,
        Article.Kind kind,
        @Nullable CourseId courseId,
        @Nullable LessonId lessonId,
        double score,
        @Nullable Double dense,
        double lexical,
        @Nullable Integer denseRank,
        @Nullable Integer lexicalRank,
        @Nullable Double meanDense,
        @Nullable Double bestWindow) {
    Hit raisedBy(double prior) {
        return new Hit(
                passageId,
                articleId,
                externalId,
                title,
                heading,
                url,
                text,
                lang,
                kind,
                courseId,
                lessonId,
                score + prior,
                dense,
                lexical,
                denseRank,
                lexicalRank,
                meanDense,
                bestWindow);
    }
}
