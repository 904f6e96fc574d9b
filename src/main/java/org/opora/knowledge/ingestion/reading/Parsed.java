package org.opora.knowledge.ingestion.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.Article.Format;

/**
 * What a file, or a part of one, says: one article.
 *
 * @param row id of the part inside its file; null for a file that is one article
 * @param faq whether it is an entry of an FAQ
 */
public record Parsed(
        @Nullable String row,
        String title,
        String body,
        Format format,
        List<String> questions,
        @Nullable String lang,
        boolean faq) {
    public Parsed {
        questions = List.copyOf(questions);
    }

    public static Parsed markdown(@Nullable String row, String title, String body) {
        return new Parsed(row, title, body, Format.MARKDOWN, List.of(), null, false);
    }

    static Parsed entry(String row, List<String> questions, String answer) {
        return new Parsed(row, questions.get(0), answer, Format.MARKDOWN, questions, null, true);
    }
}
