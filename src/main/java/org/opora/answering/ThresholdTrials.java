package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Confidence;
import org.opora.conversation.Lane;
import org.opora.conversation.MessageId;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.QuestionClass;
import org.opora.course.Threshold;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Kebab;

/**
 * What the questions of a course's last days would have become by other thresholds: read from their decision records, nothing is
 * asked anew and nothing is stored.
 */
@ApplicationScoped
public class ThresholdTrials {
    /** Questions, and how people judged the answers to some of them; a curator's verdict outweighs a student's rating. */
    public record Judged(int questions, int right, int wrong) {}

    /** Questions by lane. */
    public record Counts(int answer, int draft, int handoff, int decline) {
        private static Counts of(Map<Lane, Integer> by) {
            return new Counts(
                    by.getOrDefault(Lane.ANSWER, 0),
                    by.getOrDefault(Lane.DRAFT, 0),
                    by.getOrDefault(Lane.HANDOFF, 0),
                    by.getOrDefault(Lane.DECLINE, 0));
        }
    }

    /**
     * One class of question.
     *
     * @param now questions by lane under the course's thresholds of today
     * @param tried under those that are tried
     * @param more answered then, but not now; what is known of them
     * @param fewer answered now, but not then
     */
    public record OfClass(
            QuestionClass questionClass, int questions, Counts now, Counts tried, Judged more, Judged fewer) {}

    /**
     * A question that would have gone another way.
     *
     * @param rated by the student; null = not
     * @param judged by a curator's verdict; null = not
     */
    public record Changed(
            MessageId questionId,
            QuestionClass questionClass,
            double confidence,
            Lane now,
            Lane tried,
            @Nullable Boolean rated,
            @Nullable Boolean judged) {
        /** What people said of it, if they did. */
        @Nullable
        Boolean right() {
            return judged == null ? rated : judged;
        }
    }

    /**
     * @param usual the cuts of a class for which a course has none of its own
     * @param whole false when there were more questions than are looked at; the newest are
     * @param changed those that people judged first, the wrong ones before all, then the newest
     */
    public record Result(Threshold usual, boolean whole, int questions, List<OfClass> classes, List<Changed> changed) {}

    /** A stored decision, with its labels. */
    record Row(
            MessageId questionId,
            Lane lane,
            @Nullable String reason,
            QuestionClass questionClass,
            double confidence,
            boolean hint,
            boolean chosen,
            boolean forPeople,
            @Nullable Boolean rated,
            @Nullable Boolean judged) {
        private Lanes.Decided decided() {
            Reason known =
                    reason == null ? null : Kebab.parse(Reason.class, reason).orElse(null);
            return new Lanes.Decided(lane, known, questionClass, confidence, hint, chosen, forPeople);
        }

        private Changed moved(Lane now, Lane tried) {
            return new Changed(questionId, questionClass, confidence, now, tried, rated, judged);
        }
    }

    /** A month of a large course; read in half a second. */
    private static final int MOST = 20_000;

    private final Tenancy tenancy;
    private final Confidence confidence;
    private final Clock clock;

    ThresholdTrials(Tenancy tenancy, Confidence confidence, Clock clock) {
        this.tenancy = tenancy;
        this.confidence = confidence;
        this.clock = clock;
    }

    /** @param thresholds as a course has them */
    public Result trial(SchoolId school, Course course, JsonNode thresholds, Duration back) {
        List<Row> rows = tenancy.in(
                school,
                handle -> TrialQueries.since(
                        handle, school, course.id(), clock.instant().minus(back), MOST + 1));
        List<Row> read = rows.size() > MOST ? rows.subList(0, MOST) : rows;
        Course tried = course.with(thresholds);
        Map<QuestionClass, Tally> tallies = new EnumMap<>(QuestionClass.class);
        List<Changed> changed = new ArrayList<>();
        for (Row row : read) {
            Lane now = Lanes.under(cuts(course, row), row.decided());
            Lane then = Lanes.under(cuts(tried, row), row.decided());
            Changed moved = row.moved(now, then);
            tallies.computeIfAbsent(row.questionClass(), first -> new Tally()).add(moved);
            if (now != then) {
                changed.add(moved);
            }
        }
        changed.sort(Comparator.comparing(ThresholdTrials::interest));
        return new Result(
                confidence.usual(),
                rows.size() <= MOST,
                read.size(),
                tallies.entrySet().stream()
                        .map(one -> one.getValue().of(one.getKey()))
                        .toList(),
                changed);
    }

    private Threshold cuts(Course course, Row row) {
        return confidence.cuts(course, row.questionClass());
    }

    private static int interest(Changed one) {
        Boolean right = one.right();
        return right == null ? 2 : right ? 1 : 0;
    }

    /** Counts of one class. */
    private static final class Tally {
        private final Map<Lane, Integer> now = new EnumMap<>(Lane.class);
        private final Map<Lane, Integer> then = new EnumMap<>(Lane.class);
        private final List<Changed> more = new ArrayList<>();
        private final List<Changed> fewer = new ArrayList<>();
        private int questions;

        void add(Changed one) {
            questions++;
            count(now, one.now());
            count(then, one.tried());
            if (one.now() != one.tried() && one.tried() == Lane.ANSWER) {
                more.add(one);
            }
            if (one.now() != one.tried() && one.now() == Lane.ANSWER) {
                fewer.add(one);
            }
        }

        private static void count(Map<Lane, Integer> by, Lane lane) {
            by.put(lane, by.getOrDefault(lane, 0) + 1);
        }

        OfClass of(QuestionClass questionClass) {
            return new OfClass(questionClass, questions, Counts.of(now), Counts.of(then), judged(more), judged(fewer));
        }

        private static Judged judged(List<Changed> some) {
            return new Judged(some.size(), count(some, true), count(some, false));
        }

        private static int count(List<Changed> some, boolean right) {
            return (int) some.stream()
                    .filter(one -> Boolean.valueOf(right).equals(one.right()))
                    .count();
        }
    }
}
