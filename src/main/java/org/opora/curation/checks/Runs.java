package org.opora.curation.checks;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.opora.answering.DryRuns;
import org.opora.answering.DryRuns.Outcome;
import org.opora.answering.DryRuns.Ran;
import org.opora.curation.checks.Run.Kind;
import org.opora.curation.checks.Run.Order;
import org.opora.curation.checks.Run.State;
import org.opora.curation.checks.RunQueries.Question;
import org.opora.curation.checks.RunQueries.Waiting;
import org.opora.desk.packet.Exchanges;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Content;
import org.opora.knowledge.Supposing;
import org.opora.shared.Id;
import org.opora.shared.Jobs;
import org.opora.shared.Json;
import org.opora.shared.Page;
import org.opora.shared.Problem;

/** Asks all checks, or the questions of the last days, again: of the base as it is, or as a revision would make it. */
@ApplicationScoped
class Runs implements Jobs.Kind {
    /** What the task carries. */
    record Begun(SchoolId school, RunId run) {}

    private static final Logger LOG = Logger.getLogger(Runs.class);
    private static final TaskDescriptor<Begun> DESCRIPTOR = TaskDescriptor.of("check-run", Begun.class);
    /** While the embedding server is away. */
    private static final Duration RETRY = Duration.ofSeconds(20);
    /** Half a minute of work; more would not be read by anybody. */
    private static final int MOST_REPLAYED = 500;

    /** A thousand questions of 100 ms each, and more. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Tenancy tenancy;
    private final Checks checks;
    private final DryRuns dryRuns;
    private final Exchanges exchanges;
    private final Articles articles;
    private final Supposing supposing;
    private final Jobs jobs;
    private final Clock clock;

    Runs(
            Tenancy tenancy,
            Checks checks,
            DryRuns dryRuns,
            Exchanges exchanges,
            Articles articles,
            Supposing supposing,
            Jobs jobs,
            Clock clock) {
        this.tenancy = tenancy;
        this.checks = checks;
        this.dryRuns = dryRuns;
        this.exchanges = exchanges;
        this.articles = articles;
        this.supposing = supposing;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @throws Problem 422 when there is no such article or revision */
    RunId begin(SchoolId school, Order order) {
        String article = order.article();
        Integer revision = order.revision();
        if (article != null
                && revision != null
                && articles.revision(school, article, revision).isEmpty()) {
            throw Problem.invalid("revision", "is not a revision of an article of this school");
        }
        List<Question> questions = order.kind() == Kind.CHECKS
                ? checks.all(school).stream().map(Runs::question).toList()
                : replayed(school, order.days() == null ? 7 : order.days());
        RunId id = new RunId(Id.next());
        tenancy.run(school, handle -> {
            RunQueries.insert(handle, school, id, order, questions.size(), clock.instant());
            RunQueries.insert(handle, school, id, questions);
            jobs.schedule(DESCRIPTOR
                    .instance(id.value().toString())
                    .data(new Begun(school, id))
                    .build());
        });
        return id;
    }

    private static Question question(Check check) {
        return new Question(check.id(), check.question(), check.courseId(), check.expect(), check.outcome());
    }

    /** Without personal data, each wording once. */
    private List<Question> replayed(SchoolId school, int days) {
        Set<List<Object>> seen = new HashSet<>();
        return dryRuns.past(school, clock.instant().minus(Duration.ofDays(days)), MOST_REPLAYED).stream()
                .flatMap(past -> exchanges.asked(school, past.question()).stream()
                        .map(asked -> new Question(null, asked.text(), past.course(), null, Json.tree(past.outcome()))))
                .filter(question -> seen.add(Arrays.asList(question.text(), question.course())))
                .toList();
    }

    @Override
    public Task<?> task() {
        return Tasks.oneTime(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .execute((instance, context) ->
                        work(instance.getData().school(), instance.getData().run()));
    }

    private void work(SchoolId school, RunId id) {
        Optional<Run> found = tenancy.in(school, handle -> RunQueries.find(handle, school, id));
        Run run = found.filter(one -> one.state() == State.RUNNING).orElse(null);
        if (run == null) {
            return;
        }
        String article = run.article();
        Integer revision = run.revision();
        State end;
        try {
            end = article == null || revision == null ? asked(school, run) : supposed(school, run, article, revision);
        } catch (Problem refused) {
            if (refused.status() == 503) {
                throw refused;
            }
            LOG.warnf("a run of checks ends early: %s", refused.code());
            end = State.FAILED;
        }
        State ended = end;
        tenancy.run(school, handle -> {
            boolean first = RunQueries.end(handle, school, id, ended, clock.instant());
            LOG.debugf("run ended=%s first=%s", ended, first);
        });
    }

    private State supposed(SchoolId school, Run run, String article, int revision) {
        Content content = articles.revision(school, article, revision).orElseThrow(() -> Problem.notFound("revision"));
        return supposing.saying(school, article, content, LONGEST, found -> asked(school, run));
    }

    private State asked(SchoolId school, Run run) {
        boolean ofTheBase = run.article() == null;
        for (Waiting waiting :
                apart(() -> tenancy.in(school, handle -> RunQueries.waiting(handle, school, run.id())))) {
            if (isStopped(school, run.id())) {
                return State.CANCELLED;
            }
            Ran ran = dryRuns.ask(school, waiting.question(), waiting.courseId());
            if (ran.blind()) {
                throw Problem.unavailable("embedding-unavailable", "Questions cannot be read now.", RETRY);
            }
            keep(school, run, waiting, ran, ofTheBase);
        }
        return State.DONE;
    }

    private boolean isStopped(SchoolId school, RunId id) {
        return apart(() -> tenancy.in(school, handle -> RunQueries.find(handle, school, id)))
                .filter(run -> run.state() == State.RUNNING)
                .isEmpty();
    }

    private void keep(SchoolId school, Run run, Waiting waiting, Ran ran, boolean ofTheBase) {
        Outcome after = ran.outcome();
        Boolean passed = waiting.expected() == null
                ? null
                : (Boolean) Json.read(waiting.expected(), Expectation.class)
                        .unmet(after)
                        .isEmpty();
        Boolean changed = waiting.before() == null
                ? null
                : (Boolean) !Result.changes(Json.read(waiting.before(), Outcome.class), after)
                        .isEmpty();
        boolean kept = apart(() -> {
            tenancy.run(
                    school,
                    handle ->
                            RunQueries.asked(handle, school, run.id(), waiting.n(), Json.tree(after), passed, changed));
            CheckId check = waiting.checkId();
            if (ofTheBase && check != null) {
                checks.lookedAgain(school, check, ran);
            }
            return true;
        });
        assert kept;
    }

    /** In a transaction of its own, so that it stays, and is seen, while a supposed base is undone. */
    private static <T> T apart(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    Run.Whole whole(SchoolId school, RunId id) {
        return tenancy.in(
                school,
                handle -> new Run.Whole(
                        RunQueries.find(handle, school, id).orElseThrow(() -> Problem.notFound("run")),
                        RunQueries.results(handle, school, id)));
    }

    Page<Run> list(SchoolId school, Page.Request page) {
        List<Run> rows = tenancy.in(school, handle -> RunQueries.list(handle, school, page));
        return Page.cut(rows, page, run -> run.id().value().toString());
    }

    /** What has been asked stays. */
    void cancel(SchoolId school, RunId id) {
        Run run = whole(school, id).run();
        boolean stopped = tenancy.in(
                school, handle -> RunQueries.end(handle, school, run.id(), State.CANCELLED, clock.instant()));
        LOG.debugf("run stopped=%s", stopped);
    }
}
