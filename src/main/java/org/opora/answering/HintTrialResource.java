package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.hints.Playing;
import org.opora.answering.hints.Playing.Act;
import org.opora.answering.hints.Playing.Step;
import org.opora.course.HintPolicy;
import org.opora.identity.Roles;
import org.opora.shared.Problem;

/** A hint policy played with a student who does one thing after the other; nothing is stored. */
@Path("/api/v1/hint-trials")
@RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class HintTrialResource {
    record Trial(
            @Nullable JsonNode hintPolicy,
            @Nullable Instant dueAt,
            @Nullable List<Act> acts) {}

    record Played(List<Step> steps) {}

    private static final int MOST = 100;
    private final Clock clock;

    HintTrialResource(Clock clock) {
        this.clock = clock;
    }

    @POST
    public Played play(Trial trial) {
        List<Act> acts = trial.acts();
        if (acts == null || acts.size() > MOST || acts.contains(null)) {
            throw Problem.invalid("acts", "must be at most " + MOST + " of ask, press, attempt, due");
        }
        HintPolicy policy = HintPolicy.read(trial.hintPolicy(), HintPolicy.DEFAULT);
        return new Played(Playing.play(policy, trial.dueAt(), clock.instant(), acts));
    }
}
