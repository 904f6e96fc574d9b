package org.opora.desk;

import java.time.Duration;
import org.opora.course.QuestionClass;
import org.opora.desk.Handoff.Mood;

/**
 * What a handoff is likely to cost a curator; 1 = a plain organisational question. Load counts this, not heads. The weights are
 * ours: a question on content takes about twice an organisational one, an upset student half as much again.
 */
public final class Effort {
    /** A day of waiting adds as much as it weighs, and no more: what has grown old has grown long. */
    private static final Duration DOUBLED = Duration.ofDays(1);
    /** What waits for the student takes little, but is not forgotten. */
    private static final double AT_REST = 0.25;

    private Effort() {}

    static double of(QuestionClass questionClass, Mood mood) {
        double work =
                switch (questionClass) {
                    case STUDY -> 2;
                    case EMOTIONAL, COMPLAINT -> 1.75;
                    case TECHNICAL -> 1.5;
                    default -> 1;
                };
        double temper =
                switch (mood) {
                    case CALM -> 1;
                    case TENSE -> 1.25;
                    case UPSET -> 1.5;
                };
        return work * temper;
    }

    /** What it weighs among somebody's open work now. */
    public static double weight(double effort, Duration age, boolean studentWaits) {
        double old = Math.min(1, Math.max(0, age.toSeconds()) / (double) DOUBLED.toSeconds());
        return studentWaits ? effort * (1 + old) : effort * AT_REST;
    }
}
