package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.opora.answering.model.Budgets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.Schools;

/** What of the day's tokens of the chat model is used; used up means quote answers until tomorrow. */
@Path("/api/v1/schools/current/usage")
class UsageResource {
    /** The school's use, and the largest of a course and of a student. */
    record Usage(List<Budgets.Used> budgets) {}

    private final Budgets budgets;
    private final Schools schools;
    private final CurrentCaller me;

    UsageResource(Budgets budgets, Schools schools, CurrentCaller me) {
        this.budgets = budgets;
        this.schools = schools;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD})
    public Usage usage() {
        return new Usage(budgets.usage(schools.get(me.school())));
    }
}
