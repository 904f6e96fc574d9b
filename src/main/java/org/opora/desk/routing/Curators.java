package org.opora.desk.routing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.desk.Effort;
import org.opora.desk.Terms;
import org.opora.desk.routing.Curator.State;
import org.opora.desk.routing.CuratorQueries.Taken;
import org.opora.desk.routing.CuratorQueries.Work;
import org.opora.desk.sla.Hours;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Teams;
import org.opora.shared.Problem;

/** Who is at the desk: presence, capacity, courses, hours, and what each carries. */
@ApplicationScoped
public class Curators {
    /** A page that is open tells so once a minute; silent for longer, its curator is away. */
    static final Duration SILENCE = Duration.ofMinutes(3);

    private static final Duration DAY = Duration.ofHours(24);
    private final Tenancy tenancy;
    private final Schools schools;
    private final Teams teams;
    private final StaffMembers members;
    private final Event<PresenceChanged> changed;
    private final Clock clock;

    Curators(
            Tenancy tenancy,
            Schools schools,
            Teams teams,
            StaffMembers members,
            Event<PresenceChanged> changed,
            Clock clock) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.teams = teams;
        this.members = members;
        this.changed = changed;
        this.clock = clock;
    }

    /** Somebody with what they carry. */
    record Present(Staff staff, Curator curator, double load, double today, boolean onShift) {
        boolean reachable() {
            return curator.online() && onShift;
        }
    }

    /** All who take handoffs, by name. */
    List<Present> all(SchoolId school) {
        Instant now = clock.instant();
        return tenancy.in(school, handle -> {
            Map<StaffId, Curator> curators = CuratorQueries.all(handle, school).stream()
                    .collect(Collectors.toMap(Curator::staffId, Function.identity()));
            Map<StaffId, Double> load = CuratorQueries.work(handle, school).stream()
                    .collect(Collectors.groupingBy(Work::staffId, Collectors.summingDouble(work -> weight(work, now))));
            Map<StaffId, Double> today = CuratorQueries.taken(handle, school, now.minus(DAY)).stream()
                    .collect(Collectors.toMap(Taken::staffId, Taken::effort));
            return members.active(school).stream()
                    .filter(Curators::takesHandoffs)
                    .map(staff -> present(
                            school,
                            staff,
                            curators.getOrDefault(staff.id(), Curator.unseen(staff.id())),
                            load.getOrDefault(staff.id(), 0.0),
                            today.getOrDefault(staff.id(), 0.0)))
                    .toList();
        });
    }

    private Present present(SchoolId school, Staff staff, Curator curator, double load, double today) {
        return new Present(staff, curator, load, today, onShift(school, staff, curator));
    }

    private static double weight(Work work, Instant now) {
        return Effort.weight(work.effort(), Duration.between(work.createdAt(), now), work.studentWaits());
    }

    static boolean takesHandoffs(Staff staff) {
        return staff.roles().contains("curator") || staff.roles().contains("lead");
    }

    /** @throws Problem 404 for who takes no handoffs in this school */
    Present one(SchoolId school, StaffId id) {
        return all(school).stream()
                .filter(present -> present.staff().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("curator"));
    }

    public List<PresenceView> views(SchoolId school) {
        return all(school).stream().map(PresenceView::of).toList();
    }

    /** How many will be at work then. */
    public int onShiftAt(SchoolId school, Instant at) {
        return (int) all(school).stream()
                .filter(one -> hours(school, one.staff(), one.curator()).anyMatch(hours -> hours.open(at)))
                .count();
    }

    public Optional<PresenceView> view(SchoolId school, StaffId id) {
        return all(school).stream()
                .filter(present -> present.staff().id().equals(id))
                .findFirst()
                .map(PresenceView::of);
    }

    public boolean onShift(SchoolId school, StaffId id) {
        return tenancy.in(school, handle -> {
            Curator curator = CuratorQueries.find(handle, school, id).orElse(Curator.unseen(id));
            return members.find(school, id)
                    .filter(staff -> onShift(school, staff, curator))
                    .isPresent();
        });
    }

    private boolean onShift(SchoolId school, Staff staff, Curator curator) {
        return hours(school, staff, curator).anyMatch(hours -> hours.open(clock.instant()));
    }

    private Stream<Hours> hours(SchoolId schoolId, Staff staff, Curator curator) {
        School school = schools.get(schoolId);
        JsonNode own = curator.hours();
        return own != null
                ? Stream.of(Hours.parse(own, school.zone()))
                : teams.all(schoolId).stream()
                        .filter(team -> staff.serves(team.key()))
                        .map(team -> Terms.hours(school, team));
    }

    /**
     * The page says that its curator is there, or not.
     *
     * @param capacity null = as before
     */
    Present appear(SchoolId school, StaffId id, State state, @Nullable Double capacity) {
        return tenancy.in(school, handle -> {
            Curator before = CuratorQueries.find(handle, school, id).orElse(Curator.unseen(id));
            Curator now = new Curator(
                    id,
                    state,
                    capacity == null ? before.capacity() : capacity,
                    before.courses(),
                    before.hours(),
                    clock.instant());
            CuratorQueries.save(handle, school, now, wakeAt(school, now));
            if (before.state() != now.state() || before.capacity() != now.capacity()) {
                changed.fire(new PresenceChanged(school, id, now.online()));
            }
            return one(school, id);
        });
    }

    private @Nullable Instant wakeAt(SchoolId school, Curator curator) {
        Instant seenAt = curator.seenAt();
        if (!curator.online() || seenAt == null) {
            return null;
        }
        Instant silent = seenAt.plus(SILENCE);
        Instant ends = members.find(school, curator.staffId()).stream()
                .flatMap(staff -> hours(school, staff, curator))
                .flatMap(hours -> hours.closes(clock.instant()).stream())
                .max(Comparator.naturalOrder())
                .orElse(silent);
        return ends.isBefore(silent) ? ends : silent;
    }

    /** What a lead says of a curator. @throws Problem 422 for hours that cannot be worked with */
    Present describe(SchoolId school, StaffId id, List<UUID> courses, @Nullable JsonNode hours) {
        return tenancy.in(school, handle -> {
            Present known = one(school, id);
            if (hours != null) {
                Hours parsed = Hours.parse(hours, schools.get(school).zone());
                assert parsed != null;
            }
            Curator before = known.curator();
            Curator now = new Curator(id, before.state(), before.capacity(), courses, hours, before.seenAt());
            CuratorQueries.save(handle, school, now, wakeAt(school, now));
            changed.fire(new PresenceChanged(school, id, true));
            return one(school, id);
        });
    }

    /** The page has been silent for too long, or the shift has ended; what they carry is looked at by who calls this. */
    void gone(SchoolId school, StaffId id) {
        tenancy.run(school, handle -> {
            Curator before = CuratorQueries.find(handle, school, id).orElse(Curator.unseen(id));
            Curator away =
                    new Curator(id, State.AWAY, before.capacity(), before.courses(), before.hours(), before.seenAt());
            CuratorQueries.save(handle, school, away, null);
            changed.fire(new PresenceChanged(school, id, false));
        });
    }
}
