package org.opora.identity.acts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller;

/**
 * Raised inside the transaction of an act.
 *
 * @param about what it was done to: a student by the school's own id, a team by its key, else an id of ours
 * @param fields names of what was changed, never values
 */
public record Administered(
        Caller.OfSchool by, Act act, @Nullable String about, List<String> fields) {
    public Administered {
        fields = List.copyOf(fields);
    }
}
