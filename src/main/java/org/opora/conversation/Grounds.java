package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Map;
import org.opora.identity.SchoolId;

/** What staff are told of the assistant's outcomes; whoever decides keeps it. */
public interface Grounds {
    /**
     * What one outcome rests on.
     *
     * @param confidence 0 to 1
     * @param checks as in the decision record
     */
    record Ground(double confidence, JsonNode checks) {}

    /** By the question; one that was never decided is absent. */
    Map<MessageId, Ground> of(SchoolId school, Collection<MessageId> questions);
}
