package org.opora.answering.writing;

import org.jspecify.annotations.Nullable;
import org.opora.knowledge.Article;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;

/**
 * A place of the base that an answer rests on.
 *
 * @param n the mark {@code [n]} in the text
 * @param articleId absent for the text of an assignment, which is no article
 * @param quote a verbatim part of the passage's text
 */
public record Citation(
        int n,
        PassageId passageId,
        @Nullable ArticleId articleId,
        String externalId,
        String title,
        String heading,
        @Nullable String url,
        String quote) {
    public static Citation of(int n, Hit hit, String quote) {
        return new Citation(
                n,
                hit.passageId(),
                hit.kind() == Article.Kind.ASSIGNMENT ? null : hit.articleId(),
                hit.externalId(),
                hit.title(),
                hit.heading(),
                hit.url(),
                quote);
    }
}
