package org.opora.desk.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.desk.Effort;
import org.opora.desk.sla.ClockKind;

/**
 * A desk in memory with a rule of its own for whom a handoff is meant; all else is as Opora does it, so that only the rule
 * differs: nobody gets more than they take at once unless it cannot wait, what is not taken in five minutes is meant for
 * another, a silent page counts as gone after three, a silent claim goes back after thirty, a shift's end gives back who waits.
 */
public final class PlainDesk implements Floor {
    /** Whom a handoff is meant for. */
    public interface Rule {
        /** @param seats those with room; never empty */
        Seat among(List<Seat> seats, Piece piece);
    }

    /** A person who is there, as a rule sees them. */
    public record Seat(Person person, double load, double owed, int givenAt, boolean knowsStudent) {}

    /** What is to be placed. */
    public record Piece(int number, String team, int course, double effort, int minutesLeft) {}

    private static final int UNTAKEN = 5;
    private static final int SILENT_PAGE = 3;
    private static final int SILENT_CLAIM = 30;
    private static final int SOON = 10;
    private static final int REMEMBERED = Size.DAY;

    /** A handoff in memory. */
    private static final class Work {
        final Arrival arrival;
        final double effort;
        String team;

        @Nullable
        Integer claimedBy;

        @Nullable
        Integer meantFor;

        @Nullable
        Integer lastMeantFor;

        int claimedAt;
        int meantAt;
        int owedSince;
        int dueAt;
        boolean studentWaits = true;
        boolean resolved;
        Map<Integer, Double> shares = Map.of();

        Work(Arrival arrival, double effort, int dueAt) {
            this.arrival = arrival;
            this.effort = effort;
            this.team = arrival.team();
            this.owedSince = arrival.minute();
            this.dueAt = dueAt;
        }
    }

    private static final Comparator<Work> URGENCY = Comparator.comparing((Work work) -> !isRisk(work))
            .thenComparing(work -> work.dueAt)
            .thenComparing(work -> work.arrival.number());

    private final Rule rule;
    private final Arrivals.Weighing effort;
    private final List<Person> people;
    private final Map<Integer, Work> works = new HashMap<>();
    private final List<List<Work>> openWorks = new ArrayList<>();
    private final Map<Integer, Integer> heardAt = new HashMap<>();
    private final Set<Integer> online = new HashSet<>();
    private final Map<Integer, Integer> givenAt = new HashMap<>();
    private final List<List<Work>> placed = new ArrayList<>();
    private final Map<Integer, Integer> helped = new HashMap<>();
    private int now;

    public PlainDesk(List<Person> people, Arrivals.Weighing effort, Rule rule) {
        this.people = people;
        this.effort = effort;
        this.rule = rule;
        for (int school = 0; school < Size.SCHOOLS; school++) {
            openWorks.add(new ArrayList<>());
            placed.add(new ArrayList<>());
        }
    }

    /** One after the other. */
    public static Rule roundRobin() {
        Map<String, Integer> last = new HashMap<>();
        return (seats, piece) -> {
            String ring = seats.get(0).person().school() + " " + piece.team();
            int before = last.getOrDefault(ring, -1);
            Seat next = seats.stream()
                    .min(Comparator.comparingInt(
                            seat -> Math.floorMod(seat.person().number() - before - 1, 10_000)))
                    .orElseThrow();
            last.put(ring, next.person().number());
            return next;
        };
    }

    /** Who has gone longest without being given anything. */
    public static Rule longestIdle() {
        return (seats, piece) -> seats.stream()
                .min(Comparator.comparingInt(Seat::givenAt)
                        .thenComparing(seat -> seat.person().number()))
                .orElseThrow();
    }

    @Override
    public void passesTo(int minute) {
        now = minute;
        for (Person person : people) {
            boolean silent = heardAt.getOrDefault(person.number(), now) + SILENT_PAGE <= now;
            boolean off = person.shifts().stream().anyMatch(shift -> shift.to() == now);
            if (online.contains(person.number()) && (silent || off)) {
                away(person, off);
            }
        }
        for (int school = 0; school < Size.SCHOOLS; school++) {
            openWorks.get(school).forEach(this::goOn);
            place(school);
        }
    }

    private void goOn(Work work) {
        if (work.claimedBy != null
                && work.studentWaits
                && Math.max(work.claimedAt, work.owedSince) + SILENT_CLAIM <= now) {
            queueAgain(work, work.team);
        } else if (work.meantFor != null && work.meantAt + UNTAKEN <= now) {
            work.meantFor = null;
        }
    }

    private void away(Person person, boolean shiftEnds) {
        online.remove(person.number());
        for (Work work : openWorks.get(person.school())) {
            if (is(person, work.meantFor)) {
                work.meantFor = null;
            } else if (shiftEnds && is(person, work.claimedBy) && work.studentWaits) {
                queueAgain(work, work.team);
            }
        }
    }

    private void queueAgain(Work work, String team) {
        work.claimedBy = null;
        work.meantFor = null;
        work.team = team;
        if (!work.studentWaits) {
            work.studentWaits = true;
            work.owedSince = now;
            work.dueAt = Promising.dueAt(ClockKind.NEXT, work.arrival, team, now);
        }
    }

    private void place(int school) {
        openWorks.get(school).stream()
                .filter(work -> work.claimedBy == null && work.meantFor == null)
                .sorted(URGENCY)
                .forEach(this::place);
    }

    private void place(Work work) {
        boolean cannotWait = isRisk(work) || work.dueAt < now + SOON;
        List<Seat> seats = people.stream()
                .filter(person -> person.school() == work.arrival.school() && online.contains(person.number()))
                .filter(person -> person.teams().contains(work.team))
                .map(person -> seat(person, work))
                .filter(seat ->
                        cannotWait || seat.load() + work.effort <= seat.person().capacity())
                .toList();
        List<Seat> others = seats.stream()
                .filter(seat -> !is(seat.person(), work.lastMeantFor))
                .toList();
        List<Seat> among = others.isEmpty() ? seats : others;
        if (!among.isEmpty()) {
            Piece piece = new Piece(
                    work.arrival.number(),
                    work.team,
                    work.arrival.course(),
                    work.effort,
                    isRisk(work) ? 0 : work.dueAt - now);
            int chosen = rule.among(among, piece).person().number();
            work.meantFor = chosen;
            work.lastMeantFor = chosen;
            work.meantAt = now;
            givenAt.put(chosen, now);
            if (work.shares.isEmpty()) {
                placed.get(work.arrival.school()).add(work);
            }
            work.shares = shares(work);
        }
    }

    private Seat seat(Person person, Work work) {
        double load = openWorks.get(person.school()).stream()
                .filter(other -> is(person, other.claimedBy) || is(person, other.meantFor))
                .mapToDouble(other -> Effort.weight(
                        other.effort, Duration.ofMinutes(now - other.arrival.minute()), other.studentWaits))
                .sum();
        double owed = owed(person);
        return new Seat(
                person,
                load,
                owed,
                givenAt.getOrDefault(person.number(), -1),
                is(person, helped.get(student(work.arrival))));
    }

    /** What each of those who are there and serve the team would have of it, were it split by what they take at once. */
    private Map<Integer, Double> shares(Work work) {
        List<Person> there = people.stream()
                .filter(person -> person.school() == work.arrival.school() && online.contains(person.number()))
                .filter(person -> person.teams().contains(work.team))
                .toList();
        double capacity = there.stream().mapToDouble(Person::capacity).sum();
        return there.stream()
                .collect(Collectors.toMap(Person::number, person -> work.effort * person.capacity() / capacity));
    }

    /** Of what came lately while they were there: their share without what they got. */
    private double owed(Person person) {
        return placed.get(person.school()).stream()
                .filter(work -> work.meantAt > now - REMEMBERED)
                .mapToDouble(work -> work.shares.getOrDefault(person.number(), 0.0)
                        - (is(person, work.claimedBy != null || work.resolved ? work.claimedBy : work.meantFor)
                                ? work.effort
                                : 0))
                .sum();
    }

    private static int student(Arrival arrival) {
        return arrival.student() * Size.SCHOOLS + arrival.school();
    }

    @Override
    public void settle() {
        // each change is placed at once
    }

    @Override
    public void comes(Person person) {
        online.add(person.number());
        heardAt.put(person.number(), now);
        place(person.school());
    }

    @Override
    public void areHeard(List<Person> open) {
        for (Person person : open) {
            heardAt.put(person.number(), now);
            if (online.add(person.number())) {
                place(person.school());
            }
        }
    }

    @Override
    public void goes(Person person) {
        away(person, false);
        place(person.school());
    }

    @Override
    public void leavesForGood(Person person) {
        away(person, false);
        openWorks.get(person.school()).stream()
                .filter(work -> is(person, work.claimedBy))
                .forEach(work -> queueAgain(work, work.team));
        place(person.school());
    }

    @Override
    public void arrives(Arrival arrival) {
        int dueAt = Promising.dueAt(ClockKind.FIRST, arrival, arrival.team(), now);
        Work work = new Work(arrival, effort.of(arrival.questionClass(), arrival.mood()), dueAt);
        works.put(arrival.number(), work);
        openWorks.get(arrival.school()).add(work);
        place(arrival.school());
    }

    @Override
    public void writesAgain(Arrival arrival, int time) {
        Work work = work(arrival.number());
        if (!work.studentWaits) {
            work.studentWaits = true;
            work.owedSince = now;
            work.dueAt = Promising.dueAt(ClockKind.NEXT, arrival, work.team, now);
        }
    }

    @Override
    public List<Open> open(int school) {
        return openWorks.get(school).stream()
                .sorted(URGENCY)
                .map(work -> new Open(
                        work.arrival.number(),
                        school,
                        work.team,
                        work.claimedBy,
                        work.meantFor,
                        isRisk(work),
                        work.dueAt,
                        work.studentWaits))
                .toList();
    }

    private static boolean isRisk(Work work) {
        return work.arrival.reason() == org.opora.conversation.Reason.RISK;
    }

    @Override
    public boolean claims(Person person, int number) {
        Work work = work(number);
        if (work.resolved || work.claimedBy != null) {
            return false;
        }
        work.claimedBy = person.number();
        work.meantFor = null;
        work.claimedAt = now;
        place(person.school());
        return true;
    }

    private boolean has(Person person, Work work) {
        return !work.resolved && is(person, work.claimedBy);
    }

    @Override
    public boolean replies(Person person, Arrival arrival, int time, boolean twice) {
        Work work = work(arrival.number());
        if (!has(person, work)) {
            return false;
        }
        work.studentWaits = false;
        place(person.school());
        return true;
    }

    @Override
    public boolean transfers(Person person, int number, String team) {
        Work work = work(number);
        if (!has(person, work)) {
            return false;
        }
        queueAgain(work, team);
        place(person.school());
        return true;
    }

    @Override
    public boolean snoozes(Person person, int number) {
        return has(person, work(number));
    }

    @Override
    public boolean resolves(Person person, int number) {
        Work work = work(number);
        if (!has(person, work)) {
            return false;
        }
        work.resolved = true;
        openWorks.get(person.school()).remove(work);
        helped.put(student(work.arrival), person.number());
        place(person.school());
        return true;
    }

    private Work work(int number) {
        Work work = works.get(number);
        if (work == null) {
            throw new IllegalStateException("no handoff " + number);
        }
        return work;
    }

    private static boolean is(Person person, @Nullable Integer other) {
        return other != null && other == person.number();
    }
}
