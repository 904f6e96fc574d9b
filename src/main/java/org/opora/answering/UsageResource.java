package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.model.Budgets;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;

/** What of the day's tokens of the chat model is used; used up means quote answers until tomorrow. */
@Path("/api/v1/schools/current/usage")
class UsageResource {
    /** The school's use, and the largest of a course and of a student. */
    record Usage(List<Used> budgets) {}

    record Used(School.Budget budget, long tokens, @Nullable Long limit, boolean usedUp) {
        static Used of(Budgets.Used used) {
            Long limit = used.limit();
            return new Used(used.budget(), used.tokens(), limit, limit != null && used.tokens() >= limit);
        }
    }

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
        SchoolId school = me.school();
        return new Usage(budgets.today(school, schools.get(school)).stream()
                .map(Used::of)
                .toList());
    }
}
