package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns.Outcome;
import org.opora.curation.checks.Run.Kind;
import org.opora.curation.checks.Run.Order;
import org.opora.curation.checks.Run.Origin;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Json;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Runs of checks, and replays of the questions of the last days. */
@Path("/api/v1/curation/check-runs")
@RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class RunResource {
    /** Of the base as it is, or as if this revision of the article were published. */
    record Asked(
            @Nullable Kind kind,
            @Nullable String article,
            @Nullable Integer revision,
            @Nullable Integer days) {}

    record Begun(RunId id) {}

    record ResultView(
            @Nullable CheckId checkId,
            String question,
            @Nullable String course,
            @Nullable JsonNode expect,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable Boolean passed,
            List<String> unmet,
            List<String> changes) {
        static ResultView of(Result r) {
            Outcome after = r.after() == null ? null : Json.read(r.after(), Outcome.class);
            Outcome before = r.before() == null ? null : Json.read(r.before(), Outcome.class);
            return new ResultView(
                    r.checkId(),
                    r.question(),
                    r.course(),
                    r.expected(),
                    r.before(),
                    r.after(),
                    r.passed(),
                    r.expected() == null || after == null
                            ? List.of()
                            : Json.read(r.expected(), Expectation.class).unmet(after),
                    before == null || after == null ? List.of() : Result.changes(before, after));
        }
    }

    record View(Run run, List<ResultView> results) {}

    private static final int MOST_DAYS = 90;
    private final Runs runs;
    private final CurrentCaller me;

    RunResource(Runs runs, CurrentCaller me) {
        this.runs = runs;
        this.me = me;
    }

    @POST
    @ResponseStatus(202)
    public Begun begin(@Nullable Asked asked) {
        Asked what = asked == null ? new Asked(null, null, null, null) : asked;
        if ((what.article() == null) != (what.revision() == null)) {
            throw Problem.invalid("revision", "an article and its revision go together");
        }
        Integer days = what.days();
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw Problem.invalid("days", "must be between 1 and " + MOST_DAYS);
        }
        Kind kind = what.kind() == null ? Kind.CHECKS : what.kind();
        String by = me.name();
        return new Begun(
                runs.begin(me.school(), new Order(kind, Origin.STAFF, what.article(), what.revision(), days, by)));
    }

    /** Newest first. */
    @GET
    public Page<Run> list(@RestQuery("limit") @Nullable Integer limit, @RestQuery @Nullable String after) {
        return runs.list(me.school(), Page.Request.of(limit, after));
    }

    /** Broken ones first, then what has changed. */
    @GET
    @Path("{id}")
    public View get(@RestPath RunId id) {
        Run.Whole whole = runs.whole(me.school(), id);
        return new View(
                whole.run(), whole.results().stream().map(ResultView::of).toList());
    }

    @DELETE
    @Path("{id}")
    public void cancel(@RestPath RunId id) {
        runs.cancel(me.school(), id);
    }
}
