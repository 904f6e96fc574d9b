package org.opora.desk.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among those who are there. What cannot wait goes to whoever is least full for what they can carry, however full that
 * is. For all else two things are weighed: how full somebody is now, and what they are owed, so that over a day each has their even share of what came
 * while they were there, however long that was and whatever else they serve; a known student and a known course weigh as much
 * as some load. Pure.
 *
 * <p>The weights are those that kept the spread of load under 1.2 over several draws of two weeks ({@code bin/simulate desk}).
 */
final class Choice {
    /** Of one's whole capacity: coming back to a known curator is worth waiting behind so much more. */
    private static final double STUDENT = 0.3;

    private static final double COURSE = 0.15;
    /** What one is owed counts as much as room for it, but never for more than a whole capacity: nobody is buried in arrears. */
    private static final double OWED = 1;

    private Choice() {}

    /**
     * @param effort of the handoff
     * @param atOnce it cannot wait until somebody has room
     * @return empty when nobody has room
     */
    static Optional<Candidate> among(List<Candidate> candidates, double effort, boolean atOnce) {
        return candidates.stream()
                .filter(one -> atOnce || one.load() + effort <= one.capacity())
                .min(Comparator.comparingDouble((Candidate one) -> cost(one, effort, atOnce))
                        .thenComparing(one -> one.id().value()));
    }

    private static double cost(Candidate one, double effort, boolean atOnce) {
        double capacity = Math.max(1, one.capacity());
        double full = (one.load() + effort) / capacity;
        if (atOnce) {
            return full;
        }
        double owed = Math.max(-1, Math.min(1, one.owed() / capacity));
        return full - OWED * owed - (one.knowsStudent() ? STUDENT : 0) - (one.knowsCourse() ? COURSE : 0);
    }
}
