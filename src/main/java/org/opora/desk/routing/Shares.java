package org.opora.desk.routing;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opora.identity.staff.StaffId;

/** Whose a handoff is by right: of those who are there and serve its team, each a part by what they carry at once. Pure. */
final class Shares {
    private Shares() {}

    /** @return effort by curator, in sum that of the handoff; empty where nobody carries anything */
    static Map<StaffId, Double> of(List<Candidate> there, double effort) {
        double capacity = there.stream().mapToDouble(Candidate::capacity).sum();
        return capacity <= 0
                ? Map.of()
                : there.stream().collect(Collectors.toMap(Candidate::id, one -> effort * one.capacity() / capacity));
    }
}
