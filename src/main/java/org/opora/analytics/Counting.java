package org.opora.analytics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.analytics.Figures.Bin;
import org.opora.analytics.Figures.CameBack;
import org.opora.analytics.Figures.Day;
import org.opora.analytics.Figures.FirstReply;
import org.opora.analytics.Figures.Hour;
import org.opora.analytics.Figures.Load;
import org.opora.analytics.Figures.Rated;
import org.opora.analytics.Figures.Reliability;
import org.opora.analytics.Figures.Resolution;
import org.opora.analytics.Figures.Tasks;
import org.opora.analytics.Figures.Unanswered;
import org.opora.analytics.PeopleQueries.Went;
import org.opora.analytics.QuestionQueries.Back;
import org.opora.analytics.QuestionQueries.Came;
import org.opora.analytics.QuestionQueries.Judged;
import org.opora.analytics.QuestionQueries.Totals;
import org.opora.identity.Tenancy;

/** Counts, in one transaction, so that all figures are of the same moment. */
@ApplicationScoped
class Counting {
    private static final int BINS = 10;
    private static final List<String> RATED =
            List.of("answer", "hint", "decline", "draft", "handoff", "curator", "conversation");

    private final Tenancy tenancy;
    private final Clock clock;

    Counting(Tenancy tenancy, Clock clock) {
        this.tenancy = tenancy;
        this.clock = clock;
    }

    Figures count(Scope scope) {
        Instant now = clock.instant();
        return tenancy.in(scope.school(), handle -> {
            List<Came> came = QuestionQueries.came(handle, scope);
            Totals totals = QuestionQueries.totals(handle, scope);
            List<Went> went = PeopleQueries.tasks(handle, scope, now);
            return new Figures(
                    scope.from(),
                    scope.to(),
                    scope.zone().getId(),
                    totals.questions(),
                    totals.students(),
                    load(came),
                    days(scope, came),
                    PeopleQueries.replied(handle, scope, now).stream()
                            .map(Counting::reply)
                            .toList(),
                    PeopleQueries.waiting(handle, scope, now).stream()
                            .map(one -> new Unanswered(one.team(), one.open(), one.overdue(), one.longest()))
                            .toList(),
                    ratings(QuestionQueries.ratings(handle, scope)),
                    resolution(totals, QuestionQueries.back(handle, scope, now), went),
                    reliability(QuestionQueries.judged(handle, scope)));
        });
    }

    private static Load load(List<Came> came) {
        List<Hour> hours = came.stream()
                .collect(Collectors.groupingBy(
                        one -> new Hour(
                                LocalDate.ofEpochDay(one.day()).getDayOfWeek().getValue(), one.hour(), 0),
                        Collectors.summingInt(Came::count)))
                .entrySet()
                .stream()
                .map(hour -> new Hour(hour.getKey().weekday(), hour.getKey().hour(), hour.getValue()))
                .sorted(Comparator.comparingInt(Hour::weekday).thenComparingInt(Hour::hour))
                .toList();
        Map<Integer, Integer> byDay = new TreeMap<>(
                came.stream().collect(Collectors.groupingBy(Came::day, Collectors.summingInt(Came::count))));
        return new Load(
                hours,
                hours.stream().max(Comparator.comparingInt(Hour::count)).orElse(null),
                byDay.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(day -> LocalDate.ofEpochDay(day.getKey()))
                        .orElse(null));
    }

    private static List<Day> days(Scope scope, List<Came> came) {
        Map<Integer, List<Came>> byDay = came.stream().collect(Collectors.groupingBy(Came::day));
        return scope.from()
                .datesUntil(scope.to().plusDays(1))
                .map(day -> day(day, byDay.getOrDefault((int) day.toEpochDay(), List.of())))
                .toList();
    }

    private static Day day(LocalDate day, List<Came> came) {
        return new Day(
                day, sum(came, "answer"), sum(came, "draft"), reasons(came, "handoff"), reasons(came, "decline"));
    }

    private static int sum(List<Came> came, String lane) {
        return came.stream()
                .filter(one -> one.lane().equals(lane))
                .mapToInt(Came::count)
                .sum();
    }

    private static Map<String, Integer> reasons(List<Came> came, String lane) {
        return new TreeMap<>(came.stream()
                .filter(one -> one.lane().equals(lane))
                .collect(Collectors.groupingBy(
                        one -> one.reason() == null ? "other" : one.reason(), Collectors.summingInt(Came::count))));
    }

    private static FirstReply reply(PeopleQueries.Replied one) {
        return new FirstReply(
                one.team(),
                one.handoffs(),
                one.replied(),
                Share.enough(one.students(), one.median()),
                Share.enough(one.students(), one.p90()),
                Share.of(one.inTime(), one.promised(), one.promisedStudents()));
    }

    private static List<Rated> ratings(List<QuestionQueries.Given> given) {
        return given.stream()
                .sorted(Comparator.comparingInt(one -> RATED.indexOf(one.to())))
                .map(one -> new Rated(one.to(), Share.of(one.up(), one.count(), one.students())))
                .toList();
    }

    private static Resolution resolution(Totals totals, Back back, List<Went> went) {
        return new Resolution(
                Share.of(totals.answered(), totals.questions(), totals.students()),
                new CameBack(
                        back.called(),
                        back.reopened(),
                        back.repeated(),
                        Share.of(back.any(), totals.answered(), totals.answeredStudents())),
                back.young(),
                tasks(went.stream().filter(Went::helped)),
                tasks(went.stream().filter(one -> !one.helped())));
    }

    private static Tasks tasks(Stream<Went> went) {
        return went.findFirst()
                .map(one -> new Tasks(
                        Share.of(one.done(), one.tasks(), one.students()),
                        Share.of(one.nextDone(), one.next(), one.nextStudents())))
                .orElse(new Tasks(Share.of(0, 0, 0), Share.of(0, 0, 0)));
    }

    private static Reliability reliability(List<Judged> judged) {
        Map<Integer, Judged> known = judged.stream().collect(Collectors.toMap(Judged::bin, Function.identity()));
        int all = judged.stream().mapToInt(Judged::count).sum();
        boolean told = all > 0 && judged.stream().allMatch(one -> one.students() >= Share.FEW);
        double error = judged.stream()
                .mapToDouble(one -> Math.abs(one.confidence() * one.count() - one.correct()))
                .sum();
        return new Reliability(
                all,
                java.util.stream.IntStream.range(0, BINS)
                        .mapToObj(bin -> bin(bin, known.getOrDefault(bin, new Judged(bin, 0, 0, 0, 0))))
                        .toList(),
                told ? (Double) (error / all) : null);
    }

    private static Bin bin(int bin, Judged one) {
        return new Bin(
                bin / (double) BINS,
                (bin + 1) / (double) BINS,
                Share.enough(one.students(), one.confidence()),
                Share.of(one.correct(), one.count(), one.students()));
    }
}
