package org.opora.answering;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Studying.Homework;
import org.opora.answering.evidence.Evidence;
import org.opora.answering.evidence.Findings;
import org.opora.answering.triage.Verdict;
import org.opora.course.Assignment;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.course.Tone;
import org.opora.identity.Words.Address;
import org.opora.knowledge.Hit;

/**
 * A question with what was found for it, before a word is written.
 *
 * @param verdict of triage, in the light of what was found
 * @param homework what it is about, if that is an assignment of ours
 */
record Draft(
        Understood read,
        Verdict verdict,
        Findings findings,
        Threshold cuts,
        @Nullable Homework homework,
        Stopwatch watch) {
    Question question() {
        return read.question();
    }

    @Nullable
    Assignment assignment() {
        return read.assignment();
    }

    List<Hit> ofAssignment() {
        return homework == null ? List.of() : homework.passages();
    }

    /** Together with what is said now these must not add up to a solution. */
    List<String> hintsBefore() {
        return homework == null ? List.of() : homework.hintsBefore();
    }

    /** What the assistant has said before, here or in hints on the assignment. */
    List<String> saidByAssistant() {
        return Stream.concat(hintsBefore().stream(), question().saidByAssistant().stream())
                .distinct()
                .toList();
    }

    String lang() {
        return read.lang();
    }

    /** How the student is spoken to. */
    Address address() {
        Question question = question();
        return Tone.address(question.school(), question.place().course(), question.student(), lang());
    }

    double confidence() {
        return findings.confidence();
    }

    Evidence evidence() {
        return findings.evidence();
    }

    Map<String, Double> signals() {
        return findings.signals();
    }

    /** Only such texts may be shown while they are written: a hint is shown after its checks. */
    boolean mayBeStreamed(int level) {
        return level == 0
                && (verdict.questionClass() == QuestionClass.ORGANISATIONAL
                        || verdict.questionClass() == QuestionClass.TECHNICAL);
    }
}
