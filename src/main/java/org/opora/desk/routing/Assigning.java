package org.opora.desk.routing;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.opora.desk.Claims;
import org.opora.desk.Claims.Meant;
import org.opora.desk.HandoffChanged;
import org.opora.desk.HandoffErased;
import org.opora.desk.routing.CuratorQueries.Helped;
import org.opora.desk.routing.CuratorQueries.Owed;
import org.opora.desk.routing.CuratorQueries.Unassigned;
import org.opora.desk.routing.Curators.Present;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.shared.Id;
import org.opora.shared.Jobs;

/**
 * Means each waiting handoff for one of the curators who are there. A durable job a school, after whatever changes the queue or
 * who is there; where nobody is, a handoff simply waits in its team's queue.
 */
@ApplicationScoped
class Assigning implements Jobs.Kind {
    private static final TaskDescriptor<SchoolId> DESCRIPTOR = TaskDescriptor.of("assign-handoffs", SchoolId.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    /** Shares are evened out over so long. */
    private static final Duration EVENED = Duration.ofHours(24);

    /** Of a team in one round. */
    private static final int AT_ONCE = 200;

    /** Then room and arrears count for nothing; shorter than any promise, so that what has just come is evened out. */
    private static final Duration NO_TIME_LEFT = Duration.ofMinutes(10);

    private final Tenancy tenancy;
    private final Curators curators;
    private final Claims claims;
    private final Jobs jobs;
    private final Clock clock;

    Assigning(Tenancy tenancy, Curators curators, Claims claims, Jobs jobs, Clock clock) {
        this.tenancy = tenancy;
        this.curators = curators;
        this.claims = claims;
        this.jobs = jobs;
        this.clock = clock;
    }

    void queueChanged(@Observes HandoffChanged changed) {
        request(changed.school());
    }

    void handoffErased(@Observes HandoffErased erased) {
        request(erased.school());
    }

    void presenceChanged(@Observes PresenceChanged changed) {
        request(changed.school());
    }

    /** A job of its own each time: one that is about to end might no longer see what has just changed. */
    private void request(SchoolId school) {
        if (tenancy.in(school, handle -> CuratorQueries.isAnybodyOnline(handle, school))) {
            jobs.schedule(DESCRIPTOR.instance(Id.next().toString()).data(school).build());
        }
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    assign(instance.getData());
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    /** One round; each is assigned in a transaction of its own. @return how many were */
    int assign(SchoolId school) {
        List<Unassigned> waiting = tenancy.in(school, handle -> CuratorQueries.unassigned(handle, school, AT_ONCE));
        List<Present> there = waiting.isEmpty()
                ? List.of()
                : curators.all(school).stream().filter(Present::reachable).toList();
        if (there.isEmpty()) {
            return 0;
        }
        Round round = new Round(school, there, helped(school, waiting), owed(school));
        return (int) waiting.stream().filter(round::place).count();
    }

    private Map<StaffId, Double> owed(SchoolId school) {
        Instant since = clock.instant().minus(EVENED);
        return tenancy.in(school, handle -> CuratorQueries.owed(handle, school, since)).stream()
                .collect(Collectors.toMap(Owed::staffId, Owed::effort));
    }

    private Map<UUID, StaffId> helped(SchoolId school, List<Unassigned> waiting) {
        List<UUID> students =
                waiting.stream().map(Unassigned::studentId).distinct().toList();
        Instant since = clock.instant().minus(REMEMBERED);
        return tenancy.in(school, handle -> CuratorQueries.helped(handle, school, students, since)).stream()
                .collect(Collectors.toMap(Helped::studentId, Helped::curatorId));
    }

    /** What is assigned in one round counts for what comes after it. */
    private final class Round {
        private final SchoolId school;
        private final List<Present> there;
        private final Map<UUID, StaffId> helped;
        private final Map<StaffId, Double> owed;
        private final Map<StaffId, Double> added = new HashMap<>();

        Round(SchoolId school, List<Present> there, Map<UUID, StaffId> helped, Map<StaffId, Double> owed) {
            this.school = school;
            this.there = there;
            this.helped = helped;
            this.owed = new HashMap<>(owed);
        }

        boolean place(Unassigned one) {
            List<Candidate> candidates = there.stream()
                    .filter(present -> present.staff().serves(one.team()))
                    .map(present -> candidate(present, one))
                    .toList();
            boolean atOnce = cannotWait(one);
            Optional<Candidate> chosen = Choice.among(candidates, one.effort(), atOnce)
                    .flatMap(first -> notAgain(first, candidates, one, atOnce));
            chosen.ifPresent(curator -> give(one, curator, Shares.of(candidates, one.effort())));
            return chosen.isPresent();
        }

        private boolean cannotWait(Unassigned one) {
            return one.reason().equals("risk")
                    || one.dueAt().isBefore(clock.instant().plus(NO_TIME_LEFT));
        }

        private void give(Unassigned one, Candidate curator, Map<StaffId, Double> shares) {
            tenancy.run(
                    school,
                    handle -> claims.assignByRule(
                            handle, school, one.id(), new Meant(curator.id(), curator.name(), shares)));
            added.merge(curator.id(), one.effort(), Double::sum);
            shares.forEach((id, share) -> owed.merge(id, share, Double::sum));
            owed.merge(curator.id(), -one.effort(), Double::sum);
        }

        /** Whoever has just let it pass is meant only where there is nobody else. */
        private Optional<Candidate> notAgain(
                Candidate first, List<Candidate> candidates, Unassigned one, boolean atOnce) {
            Optional<UUID> passed = tenancy.in(school, handle -> CuratorQueries.lastAssignee(handle, school, one.id()));
            if (passed.filter(first.id().value()::equals).isEmpty()) {
                return Optional.of(first);
            }
            List<Candidate> others =
                    candidates.stream().filter(other -> !other.equals(first)).toList();
            return Choice.among(others, one.effort(), atOnce).or(() -> Optional.of(first));
        }

        private Candidate candidate(Present present, Unassigned one) {
            StaffId id = present.staff().id();
            UUID course = one.courseId();
            return new Candidate(
                    id,
                    present.staff().name(),
                    present.load() + added.getOrDefault(id, 0.0),
                    present.curator().capacity(),
                    owed.getOrDefault(id, 0.0),
                    course != null && present.curator().courses().contains(course),
                    id.equals(helped.get(one.studentId())));
        }
    }
}
