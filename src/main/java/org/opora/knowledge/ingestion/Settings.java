package org.opora.knowledge.ingestion;

import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.ingestion.site.Site;

/**
 * What holds for every file of an import.
 *
 * @param source with one, what the source no longer has is archived
 * @param preview nothing is stored until it is told to be
 * @param site whose pages are yet to be fetched; null for an upload, and when they have been
 */
record Settings(
        @Nullable CourseId course,
        @Nullable Kind kind,
        boolean publish,
        @Nullable String source,
        boolean preview,
        @Nullable Site site) {
    Settings carriedOut() {
        return new Settings(course, kind, publish, source, false, site);
    }

    Settings gathered() {
        return new Settings(course, kind, publish, source, preview, null);
    }
}
