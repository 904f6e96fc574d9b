package org.opora.identity.student;

import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;

/**
 * What a room keeps of students. Every room that keeps something has one, so that an export tells all and an erasure leaves
 * nothing; a test holds the tables named here against those that the database has.
 */
public interface StudentRecords {
    /** Tables whose rows {@link #tell} tells. */
    Set<String> told();

    /** Tables that an export leaves out, each with the reason; an erasure empties them as well. */
    default Map<String, String> untold() {
        return Map.of();
    }

    /** Tables that outlive a student, each with the reason; nothing personal is in them. */
    default Map<String, String> outliving() {
        return Map.of();
    }

    /** The room's part of an export, by field; times are instants, ids of the school its own where it has them. */
    Map<String, Object> tell(Handle handle, SchoolId school, StudentId student);

    /**
     * Before the student's row goes, in the same transaction: what no foreign key takes along, and whoever has to be told.
     * It may run again after a deadlock.
     */
    default void erase(Handle handle, SchoolId school, StudentId student) {}
}
