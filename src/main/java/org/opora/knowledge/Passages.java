package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Visibility;

/** Passages by their id, also those of revisions that are gone from search. */
@ApplicationScoped
public class Passages {
    /** @param live whether search can find it */
    public record Passage(
            PassageId passageId,
            ArticleId articleId,
            String externalId,
            String title,
            String heading,
            String text,
            @Nullable String url,
            String lang,
            Article.Kind kind,
            @Nullable CourseId courseId,
            Visibility visibility,
            boolean live) {}

    private final Tenancy tenancy;

    Passages(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    public Optional<Passage> find(SchoolId school, PassageId id) {
        return tenancy.in(school, handle -> RetrievalQueries.passage(handle, school, id));
    }
}
