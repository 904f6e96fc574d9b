package org.opora.desk.routing;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.opora.desk.Claims;
import org.opora.desk.Handoff;
import org.opora.desk.Handoffs;
import org.opora.desk.History.Kind;
import org.opora.desk.Watch.CuratorsDue;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers.StaffRemoved;
import org.opora.shared.Id;
import org.opora.shared.Jobs;
import org.opora.shared.Kebab;

/**
 * What becomes of a curator's work when they go. Away: what was meant for them is meant for another; what they have claimed
 * waits for them as long as any silent claim. End of shift: where a student waits, back to the queue. Account ended: all of it.
 */
@ApplicationScoped
class Leaving implements Jobs.Kind {
    /** Who goes, and why. */
    record Departure(SchoolId school, StaffId staff, Why why) {}

    enum Why {
        AWAY,
        SHIFT_END,
        REMOVED;

        boolean releases(Handoff h) {
            return this == REMOVED || (this == SHIFT_END && h.studentWaits());
        }
    }

    private static final TaskDescriptor<Departure> DESCRIPTOR = TaskDescriptor.of("curator-leaves", Departure.class);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private final Tenancy tenancy;
    private final Curators curators;
    private final Handoffs handoffs;
    private final Claims claims;
    private final Jobs jobs;

    Leaving(Tenancy tenancy, Curators curators, Handoffs handoffs, Claims claims, Jobs jobs) {
        this.tenancy = tenancy;
        this.curators = curators;
        this.handoffs = handoffs;
        this.claims = claims;
        this.jobs = jobs;
    }

    @Override
    public Task<?> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(RETRY))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    leave(instance.getData());
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }

    private void request(SchoolId school, StaffId staff, Why why) {
        jobs.schedule(DESCRIPTOR
                .instance(Id.next().toString())
                .data(new Departure(school, staff, why))
                .build());
    }

    void look(@Observes CuratorsDue due) {
        SchoolId school = due.school();
        tenancy.run(school, handle -> {
            for (StaffId id : CuratorQueries.due(handle, school, due.now())) {
                boolean onShift = curators.onShift(school, id);
                curators.gone(school, id);
                request(school, id, onShift ? Why.AWAY : Why.SHIFT_END);
            }
        });
    }

    void goAway(@Observes PresenceChanged changed) {
        if (!changed.online()) {
            request(changed.school(), changed.staff(), Why.AWAY);
        }
    }

    void end(@Observes StaffRemoved removed) {
        request(removed.school(), removed.staff(), Why.REMOVED);
    }

    /** Each in a transaction of its own. */
    void leave(Departure departure) {
        SchoolId school = departure.school();
        for (Handoff h : handoffs.ofCurator(school, departure.staff())) {
            tenancy.run(school, handle -> handOn(handle, departure, handoffs.locked(handle, school, h.id())));
        }
    }

    private void handOn(Handle handle, Departure departure, Handoff now) {
        SchoolId school = departure.school();
        StaffId id = departure.staff();
        String why = Kebab.of(departure.why());
        if (now.state() == Handoff.State.WAITING && id.equals(now.assigneeId())) {
            claims.unassign(handle, school, now, why);
        } else if (now.state() == Handoff.State.CLAIMED
                && id.equals(now.curatorId())
                && departure.why().releases(now)) {
            Map<String, String> data = Map.of("why", why, "curator", String.valueOf(now.curatorName()));
            claims.queueAgain(handle, school, now, now.team(), Kind.RELEASED, null, data);
            handoffs.settle(handle, school, now.id());
        }
    }
}
