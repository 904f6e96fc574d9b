package org.opora.curation.checks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions asked again in the background.
 *
 * @param article with {@code revision}: the base as if that one were published; null = as it is
 * @param days of a replay: how far back its questions go
 * @param done how many have been asked
 * @param changed how many got another lane, citation or confidence, or other words, than before
 */
record Run(
        RunId id,
        Kind kind,
        Origin origin,
        State state,
        @Nullable String article,
        @Nullable Integer revision,
        @Nullable Integer days,
        int total,
        int done,
        int passed,
        int failed,
        int changed,
        Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant finishedAt) {

    enum Kind {
        CHECKS,
        REPLAY
    }

    enum Origin {
        STAFF,
        NIGHT
    }

    enum State {
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    /** What a run is to ask, and of which base. */
    record Order(
            Kind kind,
            Origin origin,
            @Nullable String article,
            @Nullable Integer revision,
            @Nullable Integer days,
            @Nullable String by) {}

    /** A run and what came of each of its questions. */
    record Whole(Run run, List<Result> results) {}
}
