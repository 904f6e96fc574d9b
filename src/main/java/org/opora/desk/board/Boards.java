package org.opora.desk.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.opora.desk.board.Board.Age;
import org.opora.desk.board.Board.CuratorLoad;
import org.opora.desk.board.Board.Hour;
import org.opora.desk.board.Board.TeamLoad;
import org.opora.desk.board.BoardQueries.Arrivals;
import org.opora.desk.board.BoardQueries.Open;
import org.opora.desk.routing.Curators;
import org.opora.desk.routing.PresenceView;
import org.opora.identity.School;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.identity.staff.Team;
import org.opora.identity.staff.Teams;

/** Puts the board together. */
@ApplicationScoped
class Boards {
    private static final Duration SOON = Duration.ofMinutes(15);
    private static final List<Integer> AGES = List.of(15, 60, 240, 1440);
    private static final int NEXT_HOURS = 8;
    private static final int USUAL_WEEKS = 4;
    private static final Duration USUAL = Duration.ofDays(7L * USUAL_WEEKS);

    private final Tenancy tenancy;
    private final Schools schools;
    private final Teams teams;
    private final Curators curators;
    private final Clock clock;

    Boards(Tenancy tenancy, Schools schools, Teams teams, Curators curators, Clock clock) {
        this.tenancy = tenancy;
        this.schools = schools;
        this.teams = teams;
        this.curators = curators;
        this.clock = clock;
    }

    Board of(SchoolId id) {
        School school = schools.get(id);
        Instant now = clock.instant();
        ZonedDateTime local = now.atZone(school.zone());
        Instant midnight = local.truncatedTo(ChronoUnit.DAYS).toInstant();
        ZonedDateTime first = local.truncatedTo(ChronoUnit.HOURS);
        List<ZonedDateTime> next =
                IntStream.range(0, NEXT_HOURS).mapToObj(first::plusHours).toList();
        return tenancy.in(id, handle -> {
            Curators.Roster roster = curators.roster(
                    id, next.stream().map(ZonedDateTime::toInstant).toList());
            List<Open> open = BoardQueries.open(handle, id);
            List<Open> owed = open.stream().filter(Open::studentWaits).toList();
            return new Board(
                    (int) open.stream()
                            .filter(one -> one.state().equals("waiting"))
                            .count(),
                    count(owed, one -> !one.dueAt().isBefore(now) && one.dueAt().isBefore(now.plus(SOON))),
                    count(owed, one -> one.dueAt().isBefore(now)),
                    BoardQueries.medianFirstReply(handle, id, midnight).orElse(null),
                    BoardQueries.breachedSince(handle, id, midnight),
                    BoardQueries.withoutOwner(handle, id),
                    teams(id, roster.curators(), open, now),
                    ages(owed, now),
                    hours(
                            next,
                            roster.onShift(),
                            BoardQueries.arrivals(handle, id, school.zone().getId(), now.minus(USUAL))));
        });
    }

    private static int count(List<Open> open, java.util.function.Predicate<Open> which) {
        return (int) open.stream().filter(which).count();
    }

    private List<TeamLoad> teams(SchoolId id, List<PresenceView> all, List<Open> open, Instant now) {
        return teams.all(id).stream().map(team -> team(team, all, open, now)).toList();
    }

    private static TeamLoad team(Team team, List<PresenceView> all, List<Open> open, Instant now) {
        List<Open> own =
                open.stream().filter(one -> one.team().equals(team.key())).toList();
        return new TeamLoad(
                team.key(),
                team.title(),
                count(own, one -> one.state().equals("waiting")),
                count(own, one -> one.studentWaits() && one.dueAt().isBefore(now)),
                all.stream()
                        .filter(one -> one.teams().isEmpty() || one.teams().contains(team.key()))
                        .map(one -> new CuratorLoad(
                                one,
                                count(open, handoff -> one.staff().id().value().equals(handoff.curatorId()))))
                        .toList());
    }

    /** By how long the student has waited. */
    private static List<Age> ages(List<Open> owed, Instant now) {
        List<Age> ages = new ArrayList<>();
        long from = 0;
        for (int to : AGES) {
            ages.add(new Age(to, between(owed, now, from, to)));
            from = to;
        }
        ages.add(new Age(null, between(owed, now, from, Long.MAX_VALUE)));
        return ages;
    }

    private static int between(List<Open> owed, Instant now, long from, long to) {
        return count(owed, one -> {
            long minutes = Duration.between(one.createdAt(), now).toMinutes();
            return minutes >= from && minutes < to;
        });
    }

    private static List<Hour> hours(List<ZonedDateTime> next, List<Integer> onShift, List<Arrivals> arrivals) {
        return IntStream.range(0, next.size())
                .mapToObj(n -> new Hour(next.get(n).toInstant(), onShift.get(n), usual(next.get(n), arrivals)))
                .toList();
    }

    private static double usual(ZonedDateTime hour, List<Arrivals> arrivals) {
        return arrivals.stream()
                        .filter(one -> one.weekday() == hour.getDayOfWeek().getValue() && one.hour() == hour.getHour())
                        .mapToInt(Arrivals::count)
                        .sum()
                / (double) USUAL_WEEKS;
    }
}
