package org.opora.answering.writing.leak;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opora.answering.writing.facts.Numbers;
import org.opora.shared.Resources;

/** Whether a reply says that a number which the task names is the answer. */
final class Asserted {
    private static final Pattern ANSWER =
            Resources.pattern(Resources.yaml("/leak.yml").path("asserted").asText());
    private static final Pattern ASSIGNED =
            Resources.pattern(Resources.yaml("/leak.yml").path("assigned").asText());
    /** Words; a reply of no more that names the number says nothing else. */
    private static final int BARE = 6;

    private Asserted() {}

    static boolean is(Set<String> finals, Readings readings, Told told) {
        if (readings.all().values().stream().anyMatch(text -> isIn(ANSWER, text, finals))) {
            return true;
        }
        String reply = readings.plain();
        Set<String> unsaid = new HashSet<>(finals);
        unsaid.removeAll(Numbers.of(told.said));
        if (isIn(ASSIGNED, reply, unsaid)) {
            return true;
        }
        if (reply.contains("?") || Solution.words(reply).size() > BARE) {
            return false;
        }
        return !Collections.disjoint(unsaid, Numbers.of(reply));
    }

    private static boolean isIn(Pattern sentence, String text, Set<String> finals) {
        return sentence.matcher(text).results().map(MatchResult::group).anyMatch(answer -> {
            Set<String> said = Numbers.of(answer);
            said.addAll(Roman.said(answer));
            return !Collections.disjoint(finals, said);
        });
    }
}
