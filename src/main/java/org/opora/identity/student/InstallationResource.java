package org.opora.identity.student;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller.Member;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.School;
import org.opora.identity.Schools;
import org.opora.shared.Page;

/** What whoever puts the widget on the school's pages needs: its key, a look at it, and what its pages have heard. */
@Path("/api/v1/schools/current/widget")
@RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR})
class InstallationResource {
    record Widget(String key, List<String> allowedOrigins) {}

    /** Where the widget is looked at. */
    record Look(@Nullable String course, @Nullable String lesson) {}

    record Token(String token) {}

    /** Enough to open the page; a token is used once. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Schools schools;
    private final WidgetVisits visits;
    private final CurrentCaller me;
    private final Clock clock;

    InstallationResource(Schools schools, WidgetVisits visits, CurrentCaller me, Clock clock) {
        this.schools = schools;
        this.visits = visits;
        this.me = me;
        this.clock = clock;
    }

    @GET
    public Widget widget() {
        School school = schools.get(me.school());
        return new Widget(school.widgetKey(), school.allowedOrigins());
    }

    /** A token as the LMS would sign it, for a member of staff who looks at the widget as a student. */
    @POST
    @Path("tokens")
    @ResponseStatus(201)
    public Token token(Look look) {
        Member member = me.member();
        School school = schools.get(member.school());
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "sub", "staff:" + member.id().value(),
                "name", member.name(),
                "jti", UUID.randomUUID().toString(),
                "exp", clock.instant().plus(GOOD_FOR).getEpochSecond()));
        put(claims, "course", look.course());
        put(claims, "lesson", look.lesson());
        String secret = schools.widgetSecrets(school.id()).get(0);
        return new Token(WidgetTokens.sign(school.widgetKey(), secret, claims));
    }

    private static void put(Map<String, Object> claims, String name, @Nullable String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    @GET
    @Path("visits")
    public Page<WidgetVisits.Visit> visits() {
        return new Page<>(visits.all(me.school()), null);
    }
}
