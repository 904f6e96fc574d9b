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
import org.jspecify.annotations.Nullable;
import org.opora.desk.Effort;
import org.opora.desk.Terms;
import org.opora.desk.routing.Curator.State;
import org.opora.desk.routing.CuratorQueries.Work;
import org.opora.desk.sla.Hours;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Staff;
import org.opora.identity.staff.StaffId;
import org.opora.identity.staff.StaffMembers;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;
import org.opora.shared.Problem;

/** Who is at the desk: presence, capacity, courses, hours, and what each carries. */
@ApplicationScoped
public class Curators {
    /** A page that is open tells so once a minute; silent for longer, its curator is away. */
    static final Duration SILENCE = Duration.ofMinutes(3);

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

    /**
     * Somebody with what they carry.
     *
     * @param hours when they work: their own, else those of their teams
     */
    record Present(Staff staff, Curator curator, double load, List<Hours> hours, boolean onShift) {
        boolean reachable() {
            return curator.online() && onShift;
        }
    }

    /** Everybody, and how many of them will be at work at each of some times. */
    public record Roster(List<PresenceView> curators, List<Integer> onShift) {
        public Roster {
            curators = List.copyOf(curators);
            onShift = List.copyOf(onShift);
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
            Shifts shifts = shifts(school);
            return members.active(school).stream()
                    .filter(Curators::takesHandoffs)
                    .map(staff -> {
                        Curator curator = curators.getOrDefault(staff.id(), Curator.unseen(staff.id()));
                        List<Hours> hours = shifts.of(staff, curator);
                        return new Present(
                                staff, curator, load.getOrDefault(staff.id(), 0.0), hours, isOpen(hours, now));
                    })
                    .toList();
        });
    }

    /** Hours of a school's teams, read once for all its curators. */
    private record Shifts(School school, Map<String, Hours> teams) {
        List<Hours> of(Staff staff, Curator curator) {
            JsonNode own = curator.hours();
            return own != null
                    ? List.of(Hours.parse(own, school.zone()))
                    : teams.entrySet().stream()
                            .filter(team -> staff.serves(team.getKey()))
                            .map(Map.Entry::getValue)
                            .toList();
        }
    }

    private Shifts shifts(SchoolId id) {
        School school = schools.get(id);
        return new Shifts(
                school, teams.all(id).stream().collect(Collectors.toMap(Team::key, team -> Terms.hours(school, team))));
    }

    private static boolean isOpen(List<Hours> hours, Instant at) {
        return hours.stream().anyMatch(one -> one.open(at));
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

    public Roster roster(SchoolId school, List<Instant> times) {
        List<Present> all = all(school);
        return new Roster(
                all.stream().map(PresenceView::of).toList(),
                times.stream()
                        .map(at -> (int) all.stream()
                                .filter(one -> isOpen(one.hours(), at))
                                .count())
                        .toList());
    }

    public Optional<PresenceView> view(SchoolId school, StaffId id) {
        return all(school).stream()
                .filter(present -> present.staff().id().equals(id))
                .findFirst()
                .map(PresenceView::of);
    }

    boolean onShift(SchoolId school, StaffId id) {
        return all(school).stream().anyMatch(one -> one.staff().id().equals(id) && one.onShift());
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
            CuratorQueries.save(handle, school, now, wakeAt(school, now), clock.instant());
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
                .flatMap(staff -> shifts(school).of(staff, curator).stream())
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
            CuratorQueries.save(handle, school, now, wakeAt(school, now), clock.instant());
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
            CuratorQueries.save(handle, school, away, null, clock.instant());
            changed.fire(new PresenceChanged(school, id, false));
        });
    }
}
