package org.opora.knowledge.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.State;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Statistics;
import org.opora.knowledge.ingestion.FileQueries.FileRow;
import org.opora.shared.Page;

/** What a source no longer has is archived, and only that. */
@ApplicationScoped
class Archiving {
    private final Tenancy tenancy;
    private final Articles articles;
    private final Statistics statistics;

    Archiving(Tenancy tenancy, Articles articles, Statistics statistics) {
        this.tenancy = tenancy;
        this.articles = articles;
        this.statistics = statistics;
    }

    List<String> gone(SchoolId school, ImportId id, Settings settings) {
        String source = settings.source();
        if (source == null) {
            return List.of();
        }
        List<FileRow> files = tenancy.in(school, handle -> FileQueries.all(handle, school, id));
        List<String> moved =
                files.stream().flatMap(file -> file.movedFrom().stream()).toList();
        Gone gone = Gone.after(files, Names.all(files));
        return published(school, source).stream()
                .filter(gone::has)
                .filter(externalId -> !moved.contains(externalId))
                .toList();
    }

    private List<String> published(SchoolId school, String source) {
        Articles.Filter filter = new Articles.Filter(null, null, State.PUBLISHED, source);
        List<String> all = new ArrayList<>();
        Page.Request page = Page.Request.of(200, null);
        while (true) {
            Page<Articles.Listed> listed = articles.list(school, filter, page);
            listed.items().forEach(article -> all.add(article.externalId()));
            String next = listed.next();
            if (next == null) {
                return all;
            }
            page = Page.Request.of(200, next);
        }
    }

    void archive(SchoolId school, List<String> gone) {
        if (!gone.isEmpty()) {
            statistics.together(school, () -> gone.forEach(externalId -> articles.archive(school, externalId)));
        }
    }
}
