package org.opora.answering.writing.leak;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opora.answering.writing.facts.Numbers;
import org.opora.shared.Resources;

/** Whether a reply says that a number which the task names is the answer. */
final class Asserted {
    private static final Pattern ANSWER =
            Resources.pattern(Resources.yaml("/leak.yml").path("asserted").asText());
    /** Words; a reply of no more that names the number says nothing else. */
    private static final int BARE = 6;

    private Asserted() {}

    static boolean is(Set<String> finals, String reply, Told told) {
        Matcher answers = ANSWER.matcher(reply);
        while (answers.find()) {
            if (!Collections.disjoint(finals, Numbers.of(answers.group()))) {
                return true;
            }
        }
        if (reply.contains("?") || Solution.words(reply).size() > BARE) {
            return false;
        }
        Set<String> unsaid = new HashSet<>(finals);
        unsaid.removeAll(Numbers.of(told.said));
        return !Collections.disjoint(unsaid, Numbers.of(reply));
    }
}
