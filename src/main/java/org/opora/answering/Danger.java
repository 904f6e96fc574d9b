package org.opora.answering;

import jakarta.enterprise.context.ApplicationScoped;
import org.opora.answering.triage.Triage;
import org.opora.answering.triage.Verdict;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Repair;
import org.opora.knowledge.Retrieval;

/** Whether a message speaks of danger, in whichever letters it is typed. */
@ApplicationScoped
class Danger {
    private final Triage triage;
    private final Repair repair;
    private final Retrieval retrieval;

    Danger(Triage triage, Repair repair, Retrieval retrieval) {
        this.triage = triage;
        this.repair = repair;
        this.retrieval = retrieval;
    }

    boolean isIn(SchoolId school, String message) {
        return judged(school, message).risk();
    }

    /** Danger, class and mood of a message by itself. */
    Verdict judged(SchoolId school, String message) {
        String text = repair.repair(school, message);
        return judged(text, message, retrieval.vector(text));
    }

    /** What can be told of a message by plain wordings alone. */
    Verdict plainly(String message) {
        return judged(message, message, new float[0]);
    }

    private Verdict judged(String text, String asTyped, float[] vector) {
        return triage.judge(text, repair.everyReading(asTyped), vector);
    }
}
