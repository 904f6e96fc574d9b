package org.opora.desk.routing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among those who are there: the least loaded for what they can carry, so that load is spread by effort and not by
 * heads; whoever has done much today is spared a little; a known student and a known course weigh as much as some load. Pure.
 */
final class Choice {
    /** Of one's whole capacity: coming back to a known curator is worth waiting behind so much more. */
    private static final double STUDENT = 0.3;

    private static final double COURSE = 0.15;
    /** What was done today against the mean of those who are there. */
    private static final double TODAY = 0.5;

    private Choice() {}

    /**
     * @param effort of the handoff
     * @param now it cannot wait: whoever is there gets it, however full
     * @return empty when nobody has room
     */
    static Optional<Candidate> among(List<Candidate> candidates, double effort, boolean now) {
        double mean =
                candidates.stream().mapToDouble(Candidate::today).average().orElse(0);
        return candidates.stream()
                .filter(one -> now || one.load() + effort <= one.capacity())
                .min(Comparator.comparingDouble((Candidate one) -> cost(one, effort, mean))
                        .thenComparing(one -> one.id().value()));
    }

    private static double cost(Candidate one, double effort, double meanToday) {
        double full = (one.load() + effort) / Math.max(1, one.capacity());
        double spared = TODAY * (one.today() - meanToday) / Math.max(1, one.capacity());
        return full + spared - (one.knowsStudent() ? STUDENT : 0) - (one.knowsCourse() ? COURSE : 0);
    }
}
