package org.opora.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.identity.School;
import org.opora.identity.staff.Team;

/** By when a person replies; the desk, which keeps the promise, is the one that makes it. */
public interface Promises {
    /** What is promised depends on this. */
    record Asked(
            Reason reason,
            QuestionClass questionClass,
            @Nullable Course course) {}

    /** The end of the first reply's time for what is asked now, within the team's working hours. */
    Instant firstReply(School school, Team team, Asked asked);
}
