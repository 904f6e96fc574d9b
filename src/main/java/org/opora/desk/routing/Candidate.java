package org.opora.desk.routing;

import org.opora.identity.staff.StaffId;

/**
 * A curator who is there, as the choice sees them.
 *
 * @param load effort of their open work now
 * @param capacity effort they take at once
 * @param today effort taken in the last 24 hours
 * @param knowsCourse has the course among theirs
 * @param knowsStudent was the last to help this student
 */
record Candidate(
        StaffId id,
        String name,
        double load,
        double capacity,
        double today,
        boolean knowsCourse,
        boolean knowsStudent) {}
