package org.opora.identity.staff;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Teams of the school. */
@Path("/api/v1/teams")
class TeamResource {
    record TeamChange(
            @Nullable String title,
            @Nullable Integer level,
            @Nullable JsonNode calendar,
            @Nullable JsonNode sla) {}

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]{2,40}");
    private final Teams teams;
    private final CurrentCaller me;

    TeamResource(Teams teams, CurrentCaller me) {
        this.teams = teams;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.LEAD, Roles.CURATOR, Roles.METHODOLOGIST})
    public Page<Team> all() {
        List<Team> all = teams.all(me.school());
        return new Page<>(all, null);
    }

    @PUT
    @Path("{key}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
    public RestResponse<Team> put(@RestPath String key, TeamChange change) {
        if (!KEY.matcher(key).matches()) {
            throw Problem.notFound("team");
        }
        Integer level = change.level();
        if (level != null && (level < 1 || level > 9)) {
            throw Problem.invalid("level", "must be between 1 and 9");
        }
        Team team = new Team(
                key,
                Texts.required("title", change.title(), Texts.TITLE),
                level == null ? 1 : level,
                change.calendar(),
                change.sla());
        boolean created = teams.put(me.school(), team);
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, team);
    }
}
