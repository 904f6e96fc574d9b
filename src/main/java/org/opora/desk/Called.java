package org.opora.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;

/**
 * Raised inside the transaction in which some members of staff are to be told something.
 *
 * @param to whom; nobody else hears of it
 * @param text at most 200 characters
 * @param by who caused it, null = the clock
 */
public record Called(
        SchoolId school,
        List<StaffId> to,
        Kind kind,
        HandoffId handoff,
        ConversationId conversation,
        String text,
        @Nullable String by) {
    public Called {
        to = List.copyOf(to);
    }

    public enum Kind {
        ASSIGNED,
        MENTION,
        CONSULTATION,
        REMINDER,
        WARNING,
        BREACH,
        ESCALATION
    }
}
