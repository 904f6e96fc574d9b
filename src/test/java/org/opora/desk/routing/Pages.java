package org.opora.desk.routing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opora.desk.routing.Curator.State;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;

/** What curators' pages tell the application, and leads say of curators, as their resources do. */
public final class Pages {
    private final Curators curators;

    public Pages(Curators curators) {
        this.curators = curators;
    }

    public void open(SchoolId school, StaffId curator, double capacity) {
        told(curators.appear(school, curator, State.ONLINE, capacity), curator);
    }

    public void close(SchoolId school, StaffId curator) {
        told(curators.appear(school, curator, State.AWAY, null), curator);
    }

    public void describe(SchoolId school, StaffId curator, List<UUID> courses, @Nullable JsonNode hours) {
        told(curators.describe(school, curator, courses, hours), curator);
    }

    private static void told(Curators.Present present, StaffId of) {
        assert present.staff().id().equals(of);
    }
}
