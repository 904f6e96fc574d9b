package org.opora.knowledge.links;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ingestion.site.Asking.Answer;

/**
 * How it stands with a linked page.
 *
 * @param failingSince the first of the failures that nothing good has come between
 * @param deadSince null while it counts as there
 */
record Standing(@Nullable Instant failingSince, @Nullable Instant deadSince) {
    /** An error that may pass has had so long to do so. */
    private static final Duration PASSING = Duration.ofDays(1);

    /**
     * A page that is gone is dead at once; one that does not answer, or with an error of its server, when it does so a day later.
     * Any other answer comes from somebody who is there: a page behind a sign-in is not dead.
     */
    Standing after(Answer answer, Instant now) {
        boolean gone = answer.status() == 404 || answer.status() == 410;
        boolean failed = answer.asked() && (answer.status() == 0 || answer.status() >= 500);
        if (!gone && !failed) {
            return new Standing(null, null);
        }
        Instant since = failingSince == null ? now : failingSince;
        if (deadSince != null) {
            return this;
        }
        boolean lasts = !since.plus(PASSING).isAfter(now);
        return new Standing(since, gone ? now : lasts ? since : null);
    }

    /** An answer in a word of the database. */
    static String word(Answer answer) {
        return !answer.asked() ? "not-asked" : answer.status() == 0 ? "unreachable" : String.valueOf(answer.status());
    }
}
