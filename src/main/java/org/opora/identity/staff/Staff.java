package org.opora.identity.staff;

import java.util.List;

/** A member of staff as others see them. */
public record Staff(StaffId id, String email, String name, List<String> roles, List<String> teams, boolean active) {
    /** Whoever is in no team serves all. */
    public boolean serves(String team) {
        return teams.isEmpty() || teams.contains(team);
    }
}
