package org.opora.answering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.writing.Citation;
import org.opora.answering.writing.Written;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;

/** Why a passage that was read is not quoted. */
enum Aside {
    /** Nothing that could be said came of any passage. */
    NO_ANSWER,
    /** Another place of the same article is quoted. */
    SAME_ARTICLE,
    /** All that is quoted fits better. */
    LOWER_SCORE,
    /** It fits as well, and was not needed. */
    NOT_NEEDED;

    /** @param read all passages, best first; null = it is quoted */
    static @Nullable Aside of(Hit hit, List<Hit> read, @Nullable Written written) {
        if (written == null) {
            return NO_ANSWER;
        }
        List<PassageId> cited =
                written.citations().stream().map(Citation::passageId).toList();
        if (cited.contains(hit.passageId())) {
            return null;
        }
        List<Hit> quoted =
                read.stream().filter(one -> cited.contains(one.passageId())).toList();
        if (quoted.stream().anyMatch(one -> one.externalId().equals(hit.externalId()))) {
            return SAME_ARTICLE;
        }
        return quoted.stream().allMatch(one -> one.score() > hit.score()) ? LOWER_SCORE : NOT_NEEDED;
    }
}
