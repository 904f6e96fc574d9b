package org.opora.curation.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.curation.gaps.GapId;
import org.opora.desk.HandoffId;

/**
 * A change of the base that somebody may accept.
 *
 * @param article external id of what it changes, or has become; null = a new entry not yet accepted
 * @param baseRevision the revision of that article from which the body was made
 * @param questions phrasings to add
 * @param condensed a model wrote it from the replies; else they stand there word for word
 * @param evidence the exchanges it was made from
 * @param proposedBy name of the curator; null = made from the gap
 * @param replayed when accepted: what the base makes of the gap's questions now
 */
record Proposal(
        ProposalId id,
        @Nullable GapId gapId,
        Kind kind,
        State state,
        @Nullable String article,
        @Nullable Integer baseRevision,
        String title,
        String body,
        List<String> questions,
        @Nullable CourseId courseId,
        @Nullable String course,
        String lang,
        boolean condensed,
        JsonNode evidence,
        int questionsSeen,
        @Nullable String proposedBy,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable Integer revision,
        @Nullable JsonNode replayed) {

    enum Kind {
        /** A new FAQ entry. */
        ENTRY,
        /** More phrasings of an entry that answers already. */
        PHRASING,
        /** Another text of an article. */
        EDIT
    }

    enum State {
        OPEN,
        ACCEPTED,
        REJECTED
    }

    /** What it would change. */
    record Draft(
            Kind kind,
            @Nullable String article,
            @Nullable Integer baseRevision,
            String title,
            String body,
            List<String> questions,
            @Nullable CourseId courseId,
            String lang) {
        Draft {
            questions = List.copyOf(questions);
        }
    }

    /** An exchange without personal data. */
    record Evidence(
            MessageId questionId,
            @Nullable HandoffId handoffId,
            String question,
            @Nullable String reply,
            @Nullable String repliedBy,
            Instant at) {}

    /** How many of how many questions the base answers, and of how many it makes a draft, from the article. */
    record Replayed(int answered, int drafted, int of) {}

    Draft draft() {
        return new Draft(kind, article, baseRevision, title, body, questions, courseId, lang);
    }
}
