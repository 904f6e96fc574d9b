package org.opora.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.desk.Called.Kind;
import org.opora.desk.sla.ClockKind;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.shared.Kebab;

/**
 * Who hears when a promise is about to break, breaks, and stays broken: the one who has the handoff or its team, then the
 * team's leads, then the next level; each once, each kept in the history.
 */
@ApplicationScoped
class Alarms {
    private final StaffMembers members;
    private final History history;
    private final Event<Called> called;

    Alarms(StaffMembers members, History history, Event<Called> called) {
        this.members = members;
        this.history = history;
        this.called = called;
    }

    void warn(Handle handle, SchoolId school, Handoff h, ClockKind clock) {
        happened(handle, school, h, History.Kind.WARNED, Map.of("clock", Kebab.of(clock)));
        StaffId holder = h.curatorId() == null ? h.assigneeId() : h.curatorId();
        call(school, h, holder == null ? ids(inTeam(school, h.team(), Roles.CURATOR)) : List.of(holder), Kind.WARNING);
    }

    void breach(Handle handle, SchoolId school, Handoff h, ClockKind clock) {
        happened(handle, school, h, History.Kind.BREACHED, Map.of("clock", Kebab.of(clock)));
        List<Staff> leads = inTeam(school, h.team(), Roles.LEAD);
        escalate(handle, school, h, leads.isEmpty() ? of(school, Roles.LEAD) : leads, 1);
        StaffId holder = h.curatorId() == null ? h.assigneeId() : h.curatorId();
        if (holder != null) {
            call(school, h, List.of(holder), Kind.BREACH);
        }
    }

    /** @param team whose leads are the next level; null = all leads and administrators */
    void nextLevel(Handle handle, SchoolId school, Handoff h, @Nullable String team) {
        List<Staff> next = team == null
                ? members.active(school).stream()
                        .filter(staff -> is(staff, Roles.LEAD) || is(staff, Roles.ADMINISTRATOR))
                        .toList()
                : inTeam(school, team, Roles.LEAD);
        escalate(handle, school, h, next, 2);
    }

    private void escalate(Handle handle, SchoolId school, Handoff h, List<Staff> to, int level) {
        happened(
                handle,
                school,
                h,
                History.Kind.ESCALATED,
                Map.of("level", level, "to", to.stream().map(Staff::name).toList()));
        call(school, h, ids(to), Kind.ESCALATION);
    }

    void remind(Handle handle, SchoolId school, Handoff h, Reminder reminder) {
        String note = reminder.note();
        happened(handle, school, h, History.Kind.REMINDED, Map.of());
        called.fire(new Called(
                school,
                List.of(reminder.staffId()),
                Kind.REMINDER,
                h.id(),
                h.conversationId(),
                note == null ? h.preview() : note,
                null));
    }

    void happened(Handle handle, SchoolId school, Handoff h, History.Kind kind, Map<String, ?> data) {
        history.add(handle, school, h.id(), kind, null, data);
    }

    private void call(SchoolId school, Handoff h, List<StaffId> to, Kind kind) {
        if (!to.isEmpty()) {
            called.fire(new Called(school, to, kind, h.id(), h.conversationId(), h.preview(), null));
        }
    }

    private List<Staff> inTeam(SchoolId school, String team, String role) {
        return of(school, role).stream().filter(staff -> staff.serves(team)).toList();
    }

    private List<Staff> of(SchoolId school, String role) {
        return members.active(school).stream().filter(staff -> is(staff, role)).toList();
    }

    private static boolean is(Staff staff, String role) {
        return staff.roles().contains(role);
    }

    private static List<StaffId> ids(List<Staff> staff) {
        return staff.stream().map(Staff::id).toList();
    }
}
