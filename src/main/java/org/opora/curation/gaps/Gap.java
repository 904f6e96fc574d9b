package org.opora.curation.gaps;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.curation.proposals.ProposalId;

/**
 * Questions of one meaning that the base could not answer.
 *
 * @param state {@code OPEN} again when three questions have come since it was done with
 * @param minutes of curators' time
 * @param replies how many of its questions a person has replied to
 * @param wanted a curator says that an article is missing
 * @param proposalId the open one
 * @param weight number of open questions × days that they have waited
 */
public record Gap(
        GapId id,
        State state,
        String title,
        int questions,
        int handoffs,
        int thisWeek,
        int lastWeek,
        double minutes,
        int replies,
        boolean wanted,
        List<String> courses,
        List<String> classes,
        List<String> langs,
        Instant firstAt,
        Instant lastAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable ProposalId proposalId,
        double weight) {
    public enum State {
        OPEN,
        ANSWERED,
        NOT_OURS
    }

    /** Questions of one week, counted from when the gap was answered: −1 is the last before it, 0 the first after it. */
    public record Week(int week, int questions, int handoffs) {}
}
