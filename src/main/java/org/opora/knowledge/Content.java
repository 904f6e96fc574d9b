package org.opora.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.splitting.Piece;
import org.opora.knowledge.splitting.Splitter;

/**
 * What an article says in one revision.
 *
 * @param validFrom not found before; null = at once
 */
public record Content(
        String title,
        String body,
        Format format,
        String lang,
        @Nullable CourseId courseId,
        @Nullable LessonId lessonId,
        @Nullable String url,
        Kind kind,
        List<String> questions,
        @Nullable Instant validUntil,
        Visibility visibility,
        @Nullable Instant validFrom) {
    public Content {
        questions = List.copyOf(questions);
    }

    public Content(
            String title,
            String body,
            Format format,
            String lang,
            @Nullable CourseId courseId,
            @Nullable LessonId lessonId,
            @Nullable String url,
            Kind kind,
            List<String> questions,
            @Nullable Instant validUntil,
            Visibility visibility) {
        this(title, body, format, lang, courseId, lessonId, url, kind, questions, validUntil, visibility, null);
    }

    public List<Piece> pieces() {
        return switch (format) {
            case MARKDOWN -> Splitter.markdown(title, body, lang);
            case HTML -> Splitter.html(title, body, lang);
            case TEXT -> Splitter.text(body);
        };
    }

    /** SHA-256 over every field; equal contents change nothing. What was stored without a beginning keeps its hash. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object field : Arrays.asList(
                    title, body, format, lang, courseId, lessonId, url, kind, questions, validUntil, visibility)) {
                digest.update((field + "\u0000").getBytes(StandardCharsets.UTF_8));
            }
            if (validFrom != null) {
                digest.update(validFrom.toString().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
