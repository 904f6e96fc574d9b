package org.opora.conversation;

import java.time.Duration;
import org.opora.identity.staff.Team;

/** How soon a person replies, by why they were called. Minutes of a negative mood: 10–20 in the schools studied (PRODUCT.md, S4). */
public final class Promises {
    private static final Duration RISK = Duration.ofMinutes(10);
    private static final Duration LOW_SPIRITS = Duration.ofMinutes(15);

    private Promises() {}

    public static Duration within(Team team, Reason reason) {
        return switch (reason) {
            case RISK -> RISK;
            case EMOTIONAL, COMPLAINT -> LOW_SPIRITS;
            default -> team.firstReplyWithin();
        };
    }
}
