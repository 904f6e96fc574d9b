package org.opora.desk.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Reason;
import org.opora.course.Course;
import org.opora.course.QuestionClass;

/** What comes, drawn by hour of the day and day of the week. The shares are ours, after the habits in PRODUCT.md. */
public final class Arrivals {
    /** What a handoff is likely to cost, as the application weighs it. */
    public interface Weighing {
        double of(QuestionClass questionClass, String mood);
    }

    /** By hour of the day: most in the evening, some at night. */
    private static final double[] HOURS = {
        .15, .1, .05, .05, .05, .05, .1, .2, .4, .9, 1.2, 1.2, 1.1, 1.1, 1.1, 1.2, 1.3, 1.5, 1.8, 2, 1.9, 1.2, .6, .3
    };

    private static final double WEEKEND = 0.35;
    private static final double[] SCHOOLS = {.4, .33, .27};
    /** A first reply takes so long and so much more for each unit of effort. */
    private static final double MINUTES = 2;

    private static final double MINUTES_OF_EFFORT = 2.5;
    private static final double RISK = 0.005;
    private static final double TRANSFERRED = 0.06;
    private static final double WRITES_AGAIN = 0.42;
    private static final double SNOOZED = 0.1;
    private static final double SENT_TWICE = 0.03;

    private final Size size;
    private final Weighing effort;
    private final Random random;

    private Arrivals(Size size, Weighing effort) {
        this.size = size;
        this.effort = effort;
        this.random = new Random(size.seed() * 31 + 7);
    }

    /** By time. */
    public static List<Arrival> of(Size size, Weighing effort) {
        return new Arrivals(size, effort).all();
    }

    private List<Arrival> all() {
        TreeMap<Double, Integer> hours = new TreeMap<>();
        double sum = 0;
        for (int hour = 0; hour < size.days() * 24; hour++) {
            sum += HOURS[hour % 24] * (hour / 24 % 7 < 5 ? 1 : WEEKEND);
            hours.put(sum, hour);
        }
        List<Integer> minutes = new ArrayList<>();
        for (int n = 0; n < size.handoffs(); n++) {
            minutes.add(hours.higherEntry(random.nextDouble() * sum).getValue() * 60 + random.nextInt(60));
        }
        minutes.sort(Comparator.naturalOrder());
        List<Arrival> arrivals = new ArrayList<>();
        for (int minute : minutes) {
            arrivals.add(arrival(arrivals.size(), minute));
        }
        return arrivals;
    }

    private Arrival arrival(int number, int minute) {
        int school = one(SCHOOLS);
        boolean risk = random.nextDouble() < RISK;
        QuestionClass questionClass = risk
                ? QuestionClass.EMOTIONAL
                : List.of(
                                QuestionClass.STUDY,
                                QuestionClass.ORGANISATIONAL,
                                QuestionClass.TECHNICAL,
                                QuestionClass.HUMAN_REQUEST,
                                QuestionClass.EMOTIONAL,
                                QuestionClass.COMPLAINT)
                        .get(one(.34, .31, .18, .07, .05, .05));
        Reason reason = risk ? Reason.RISK : reason(questionClass);
        String mood = reason == Reason.RISK || reason == Reason.EMOTIONAL || reason == Reason.COMPLAINT
                ? "upset"
                : List.of("calm", "tense", "upset").get(one(.72, .22, .06));
        String team = Course.usualTeam(questionClass);
        double work = (MINUTES + MINUTES_OF_EFFORT * effort.of(questionClass, mood))
                * Math.exp(0.5 * random.nextGaussian() - 0.125);
        return new Arrival(
                number,
                minute,
                school,
                random.nextInt(Math.max(3, size.handoffs() / 8)),
                random.nextInt(People.COURSES),
                questionClass,
                reason,
                mood,
                team,
                Math.max(1, work),
                writesAgain(),
                random.nextDouble() < TRANSFERRED ? another(team) : null,
                random.nextBoolean() ? 0 : 30 + random.nextInt(150),
                random.nextDouble() < SNOOZED,
                random.nextDouble() < SENT_TWICE);
    }

    private Reason reason(QuestionClass questionClass) {
        return switch (questionClass) {
            case EMOTIONAL -> Reason.EMOTIONAL;
            case COMPLAINT -> Reason.COMPLAINT;
            case HUMAN_REQUEST -> Reason.STUDENT_REQUEST;
            default ->
                List.of(Reason.LOW_CONFIDENCE, Reason.NO_EVIDENCE, Reason.POLICY, Reason.CHECK_FAILED)
                        .get(one(.45, .4, .1, .05));
        };
    }

    private List<Integer> writesAgain() {
        List<Integer> delays = new ArrayList<>();
        while (delays.size() < 3 && random.nextDouble() < WRITES_AGAIN) {
            delays.add(1 + (int) (20 * Math.exp(random.nextGaussian())));
        }
        return delays;
    }

    private @Nullable String another(String team) {
        return switch (team) {
            case "curators" -> random.nextBoolean() ? "technical" : "mentors";
            default -> "curators";
        };
    }

    private int one(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double drawn = random.nextDouble() * sum;
        for (int n = 0; n < shares.length - 1; n++) {
            drawn -= shares[n];
            if (drawn < 0) {
                return n;
            }
        }
        return shares.length - 1;
    }
}
