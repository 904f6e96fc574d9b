package org.opora.desk.aside;

import org.opora.desk.Handoff;
import org.opora.desk.HandoffId;
import org.opora.identity.Caller.Member;

/** Puts a handoff off until the student answers, as its resource does. */
public final class PuttingOff {
    private PuttingOff() {}

    public static Handoff untilAnswered(Asides asides, Member me, HandoffId id) {
        return asides.snooze(me, id, null);
    }
}
