package org.opora.demo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Roles;
import org.opora.identity.School;
import org.opora.identity.staff.SignIns;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.student.WidgetTokens;
import org.opora.shared.Ahead;
import org.opora.shared.Jobs;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** What the demo school's LMS would do on its own server: who is signed in, and the token for the widget. */
@Path("/demo")
class DemoResource {
    record Place(
            @Nullable String student,
            @Nullable String lesson,
            @Nullable String assignment) {}

    record Token(String token) {}

    record Forward(@Nullable Integer minutes) {}

    record About(String school, String locale, String widgetKey) {}

    private static final int A_WEEK = 7 * 24 * 60;
    private static final Duration TOKEN = Duration.ofMinutes(10);
    private final DemoSchool demo;
    private final StaffMembers members;
    private final SignIns signIns;
    private final Ahead ahead;
    private final Jobs jobs;

    DemoResource(DemoSchool demo, StaffMembers members, SignIns signIns, Ahead ahead, Jobs jobs) {
        this.demo = demo;
        this.members = members;
        this.signIns = signIns;
        this.ahead = ahead;
        this.jobs = jobs;
    }

    @GET
    @Operation(hidden = true)
    @PermitAll
    public About about() {
        School school = demo.school();
        return new About(school.name(), school.locale(), school.widgetKey());
    }

    /** A token such as the LMS signs for the student who has opened a lesson. */
    @POST
    @Path("student")
    @Operation(hidden = true)
    @PermitAll
    @ResponseStatus(201)
    public Token student(Place place) {
        School school = demo.school();
        Map<String, Object> claims = new HashMap<>(Map.of(
                "sub",
                demo.student(place.student()),
                "jti",
                UUID.randomUUID().toString(),
                "exp",
                ahead.instant().plus(TOKEN).getEpochSecond(),
                "course",
                DemoSchool.COURSE,
                "name",
                demo.studentName()));
        if (place.lesson() != null) {
            claims.put("lesson", place.lesson());
        }
        if (place.assignment() != null) {
            claims.put("assignment", place.assignment());
        }
        return new Token(WidgetTokens.sign(school.widgetKey(), demo.widgetSecret(school), claims));
    }

    /** Signs a curator or a lead of the demo in, by the first part of their address; by default the first curator. */
    @POST
    @Path("curator")
    @Operation(hidden = true)
    @PermitAll
    @ResponseStatus(201)
    public SignIns.Session curator(@RestQuery("who") @Nullable String wanted) {
        return signIn(wanted, Roles.CURATOR, Roles.LEAD);
    }

    /** Signs a methodologist or an administrator of the demo in; by default the first methodologist. */
    @POST
    @Path("methodologist")
    @Operation(hidden = true)
    @PermitAll
    @ResponseStatus(201)
    public SignIns.Session methodologist(@RestQuery("who") @Nullable String wanted) {
        return wanted == null
                ? signIn(null, Roles.METHODOLOGIST)
                : signIn(wanted, Roles.METHODOLOGIST, Roles.ADMINISTRATOR);
    }

    private SignIns.Session signIn(@Nullable String wanted, String... roles) {
        School school = demo.school();
        Staff found = members.list(school.id(), Page.Request.of(null, null)).items().stream()
                .filter(staff -> Arrays.stream(roles).anyMatch(staff.roles()::contains))
                .filter(staff -> wanted == null || staff.email().startsWith(wanted + "@"))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("member of the demo school's staff"));
        return signIns.open(school.id(), found);
    }

    /** Puts the demo's clock forward, so that a broken promise need not be waited for; 0 puts it right. */
    @POST
    @Path("clock")
    @Operation(hidden = true)
    @PermitAll
    public Forward clock(Forward forward) {
        School school = demo.school();
        Integer minutes = forward.minutes();
        if (minutes == null || minutes < 0 || minutes > A_WEEK) {
            throw Problem.invalid("minutes", "must be between 0 and " + A_WEEK);
        }
        assert school != null;
        ahead.put(Duration.ofMinutes(minutes));
        jobs.countAnew();
        return forward;
    }
}
