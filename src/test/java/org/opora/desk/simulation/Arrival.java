package org.opora.desk.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;

/**
 * A question that a person has to answer, with all that will come of it whoever answers: drawn beforehand, so that every rule
 * of routing meets the very same work.
 *
 * @param mood on the wire
 * @param work minutes to the first reply of a curator of usual speed
 * @param writesAgain minutes after each of the first replies in which the student writes again
 * @param transferTo the team that it turns out to be for
 * @param restMinutes minutes after the last reply before the curator ends it; 0 = with the reply
 * @param snoozed put off until the student answers
 * @param sentTwice the first reply is sent twice, as after a lost network
 */
public record Arrival(
        int number,
        int minute,
        int school,
        int student,
        int course,
        QuestionClass questionClass,
        Reason reason,
        String mood,
        String team,
        double work,
        List<Integer> writesAgain,
        @Nullable String transferTo,
        int restMinutes,
        boolean snoozed,
        boolean sentTwice) {
    public Arrival {
        writesAgain = List.copyOf(writesAgain);
    }
}
