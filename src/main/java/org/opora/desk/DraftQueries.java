package org.opora.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Database;

/** SQL of what became of drafts. */
final class DraftQueries {
    /** @param kept share of the draft's words that were sent, 0 to 1 */
    record Decided(
            HandoffId handoffId,
            Instant at,
            StaffId byId,
            String decision,
            String draft,
            @Nullable String sent,
            @Nullable JsonNode difference,
            double kept,
            @Nullable String why) {}

    private DraftQueries() {}

    static void insert(Handle handle, SchoolId school, Decided decided) {
        handle.createUpdate("""
                        insert into draft_decision (school_id, handoff_id, at, by_id, decision, draft, sent, difference, kept, why)
                        values (:school, :handoffId, :at, :byId, :decision, :draft, :sent, :difference, :kept, :why)
                        on conflict do nothing""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(decided))
                .execute();
    }
}
