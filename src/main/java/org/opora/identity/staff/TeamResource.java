package org.opora.identity.staff;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.acts.Act;
import org.opora.identity.acts.Acts;
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
    private final Acts acts;

    TeamResource(Teams teams, CurrentCaller me, Acts acts) {
        this.teams = teams;
        this.me = me;
        this.acts = acts;
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
    @Transactional
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
        Team before = teams.find(me.school(), key).orElse(null);
        boolean created = teams.put(me.school(), team);
        Team after = teams.find(me.school(), key).orElse(team);
        List<String> fields = Acts.changed(before == null ? Map.of() : before, after);
        if (!fields.isEmpty()) {
            acts.tell(Act.TEAM_CHANGED, key, fields);
        }
        return RestResponse.status(created ? RestResponse.Status.CREATED : RestResponse.Status.OK, team);
    }
}
