package org.opora.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A piece of the base; what it says is in its revisions. */
public record Article(
        ArticleId id,
        String externalId,
        State state,
        @Nullable Integer publishedRevision,
        @Nullable String source,
        Instant updatedAt) {
    public enum State {
        DRAFT,
        PUBLISHED,
        ARCHIVED
    }

    public enum Format {
        MARKDOWN,
        HTML,
        TEXT
    }

    /** {@code assignment} is made by us from an assignment's text and cannot be sent. */
    public enum Kind {
        FAQ,
        HANDBOOK,
        LESSON,
        POLICY,
        ASSIGNMENT
    }

    public enum Visibility {
        STUDENT,
        STAFF
    }
}
