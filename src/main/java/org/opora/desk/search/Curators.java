package org.opora.desk.search;

import jakarta.enterprise.context.ApplicationScoped;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;

/** Whose conversations may be asked for: the school's staff, and whoever has left but had handoffs. */
@ApplicationScoped
class Curators {
    private final StaffMembers members;
    private final Tenancy tenancy;

    Curators(StaffMembers members, Tenancy tenancy) {
        this.members = members;
        this.tenancy = tenancy;
    }

    boolean known(SchoolId school, StaffId id) {
        return members.find(school, id).isPresent()
                || tenancy.in(school, handle -> SearchQueries.hadHandoffs(handle, school, id));
    }
}
