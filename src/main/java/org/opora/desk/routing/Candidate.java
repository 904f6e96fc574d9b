package org.opora.desk.routing;

import org.opora.identity.staff.StaffId;

/**
 * A curator who is there, as the choice sees them.
 *
 * @param load effort of their open work now
 * @param capacity effort they take at once
 * @param owed of the effort that came lately while they were there: their even share without what they got
 * @param knowsCourse has the course among theirs
 * @param knowsStudent was the last to help this student
 */
record Candidate(
        StaffId id,
        String name,
        double load,
        double capacity,
        double owed,
        boolean knowsCourse,
        boolean knowsStudent) {}
