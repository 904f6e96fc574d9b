package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns;
import org.opora.answering.DryRuns.Outcome;
import org.opora.answering.DryRuns.Ran;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Articles.Forced;
import org.opora.knowledge.Articles.RevisionPublished;
import org.opora.knowledge.Listing;
import org.opora.knowledge.Retrieval;
import org.opora.shared.Id;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** The checks of a school: put, looked at, and held against every revision before students find it. */
@ApplicationScoped
public class Checks implements Listing.Failing {
    /** A check and whether it is new. */
    record Kept(Check check, boolean created) {}

    /** A check that a revision would break, and how. */
    record Broken(CheckId id, String question, List<String> unmet, Expectation expected, Outcome after) {}

    /** A publication in spite of broken checks. */
    record ForcedPublication(String article, int revision, String reason, String byName, JsonNode broken, Instant at) {}

    private static final Logger LOG = Logger.getLogger(Checks.class);
    /** At 40 ms each, ten seconds at the most; those that expect the article come first. */
    private static final int MOST_HELD = 250;

    private static final int MOST_FORCED = 100;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Tenancy tenancy;
    private final DryRuns dryRuns;
    private final Retrieval retrieval;
    private final Clock clock;

    Checks(Tenancy tenancy, DryRuns dryRuns, Retrieval retrieval, Clock clock) {
        this.tenancy = tenancy;
        this.dryRuns = dryRuns;
        this.retrieval = retrieval;
        this.clock = clock;
    }

    /** Keeps a check, one for a question of a course, and looks at it at once. */
    Kept put(
            SchoolId school,
            String question,
            @Nullable CourseId course,
            Expectation expect,
            @Nullable Id proposal,
            @Nullable String by) {
        boolean created = tenancy.in(
                school,
                handle -> CheckQueries.put(handle, school, question, course, expect, proposal, by, clock.instant()));
        Check check = tenancy.in(school, handle -> CheckQueries.find(handle, school, question, course))
                .orElseThrow();
        Ran ran = ask(school, check);
        if (!ran.blind()) {
            looked(school, check, ran);
        }
        return new Kept(get(school, check.id()), created);
    }

    /** The check of an accepted proposal. */
    public CheckId ofProposal(
            SchoolId school, Id proposal, String question, @Nullable CourseId course, String article, String by) {
        Expectation expect = new Expectation(article, null, null);
        return put(school, question, course, expect, proposal, by).check().id();
    }

    Ran ask(SchoolId school, Check check) {
        return dryRuns.ask(school, check.question(), check.courseId());
    }

    /** @return whether it passes */
    boolean looked(SchoolId school, Check check, Ran ran) {
        boolean passes = check.expect().unmet(ran.outcome()).isEmpty();
        float[] vector = retrieval.vector(check.question());
        tenancy.run(
                school,
                handle -> CheckQueries.looked(handle, school, check.id(), passes, ran, vector, clock.instant()));
        return passes;
    }

    /** A run has asked it; one that was taken away meanwhile is let go. */
    void lookedAgain(SchoolId school, CheckId id, Ran ran) {
        tenancy.in(school, handle -> CheckQueries.find(handle, school, id)).ifPresent(check -> {
            boolean passes = looked(school, check, ran);
            LOG.debugf("check=%s passes=%s", id.value(), passes);
        });
    }

    Check get(SchoolId school, CheckId id) {
        return tenancy.in(school, handle -> CheckQueries.find(handle, school, id))
                .orElseThrow(() -> Problem.notFound("check"));
    }

    List<Check> all(SchoolId school) {
        return tenancy.in(school, handle -> CheckQueries.all(handle, school));
    }

    Page<Check> list(SchoolId school, CheckQueries.Wanted wanted, Page.Request page) {
        return Page.cut(
                tenancy.in(school, handle -> CheckQueries.list(handle, school, wanted, page)),
                page,
                CheckQueries::cursor);
    }

    void remove(SchoolId school, CheckId id) {
        boolean gone = tenancy.in(school, handle -> CheckQueries.delete(handle, school, id));
        if (!gone) {
            throw Problem.notFound("check");
        }
    }

    /** Articles that a check expects in vain. */
    @Override
    public List<String> articles(SchoolId school) {
        return tenancy.in(school, handle -> CheckQueries.failing(handle, school));
    }

    List<ForcedPublication> forced(SchoolId school) {
        return tenancy.in(school, handle -> CheckQueries.forced(handle, school, MOST_FORCED));
    }

    /**
     * Inside the transaction that publishes, when search finds the revision already: what passed and does so no more stops it.
     *
     * @throws Problem 409 {@code check-failed} with the {@code checks} it breaks
     */
    void hold(@Observes RevisionPublished revision) {
        SchoolId school = revision.school();
        List<Check> within = tenancy.in(
                school,
                handle -> CheckQueries.within(
                        handle, school, revision.externalId(), revision.course(), revision.vectors(), MOST_HELD));
        List<Broken> broken = new ArrayList<>();
        for (Check check : within) {
            Ran ran = ask(school, check);
            if (ran.blind()) {
                throw Problem.unavailable("embedding-unavailable", "The checks of the base cannot be made now.", PAUSE);
            }
            if (!looked(school, check, ran) && Boolean.TRUE.equals(check.passing())) {
                Expectation expect = check.expect();
                broken.add(
                        new Broken(check.id(), check.question(), expect.unmet(ran.outcome()), expect, ran.outcome()));
            }
        }
        if (!broken.isEmpty()) {
            stop(revision, broken);
        }
    }

    private void stop(RevisionPublished revision, List<Broken> broken) {
        Forced forced = revision.forced();
        if (forced == null) {
            throw Problem.conflict("check-failed", "Checks that pass now would fail with this revision.")
                    .with("checks", broken);
        }
        SchoolId school = revision.school();
        tenancy.run(
                school,
                handle -> CheckQueries.forced(
                        handle, school, revision.externalId(), revision.revision(), forced, broken, clock.instant()));
    }
}
