package org.opora.desk.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.opora.desk.simulation.Story.Promised;
import org.opora.desk.sla.ClockKind;

/** What the weeks came to. */
public final class Told {
    /** Who was there for less is left out of a spread: one handoff more or less would decide it. */
    private static final double HOURS_THAT_COUNT = 7;

    private final Size size;
    private final List<Person> people;
    private final List<Story> stories;
    private final Map<Integer, Double> minutesThere;
    private final Arrivals.Weighing effort;

    Told(
            Size size,
            List<Person> people,
            List<Story> stories,
            Map<Integer, Double> minutesThere,
            Arrivals.Weighing effort) {
        this.size = size;
        this.people = people;
        this.stories = stories;
        this.minutesThere = minutesThere;
        this.effort = effort;
    }

    public int made() {
        return stories.size();
    }

    public int resolved() {
        return (int) stories.stream().filter(story -> story.resolved).count();
    }

    /** How the replies of a kind were kept. */
    public record Kept(int kept, int of) {
        public double share() {
            return of == 0 ? 1 : (double) kept / of;
        }
    }

    public Kept kept(ClockKind kind, Predicate<Arrival> which) {
        List<Promised> promises = stories.stream()
                .filter(story -> which.test(story.arrival))
                .flatMap(story -> story.promises.stream())
                .filter(promised -> promised.kind() == kind && promised.decided(size.minutes()))
                .toList();
        return new Kept((int) promises.stream().filter(Promised::kept).count(), promises.size());
    }

    /** Those whose first reply came. */
    public long replied() {
        return stories.stream().filter(story -> story.by != null).count();
    }

    /** A load: what somebody did against what was theirs by right, both in effort. */
    public record Load(Person person, double done, double due, double hours) {
        double ratio() {
            return due == 0 ? 1 : done / due;
        }

        double hourly() {
            return done / hours;
        }
    }

    public List<Load> loads() {
        Map<Integer, Double> done = new HashMap<>();
        Map<Integer, Double> due = new HashMap<>();
        for (Story story : stories) {
            Integer by = story.by;
            if (by != null) {
                double weight = effort.of(story.arrival.questionClass(), story.arrival.mood());
                done.merge(by, weight, Double::sum);
                story.shares.forEach((other, share) -> due.merge(other, weight * share, Double::sum));
            }
        }
        return people.stream()
                .map(person -> new Load(
                        person,
                        done.getOrDefault(person.number(), 0.0),
                        due.getOrDefault(person.number(), 0.0),
                        minutesThere.getOrDefault(person.number(), 0.0) / 60))
                .filter(load -> load.hours() >= HOURS_THAT_COUNT)
                .toList();
    }

    /** A team of a school, as the table names it. */
    static String team(Person person) {
        return person.school() + 1 + " " + person.team();
    }

    /** By team: the most loaded against the mean, each measured by what was theirs by right. */
    public Map<String, Double> spread() {
        Map<String, List<Load>> teams = loads().stream()
                .collect(Collectors.groupingBy(load -> team(load.person()), TreeMap::new, Collectors.toList()));
        Map<String, Double> spread = new TreeMap<>();
        teams.forEach((team, loads) -> {
            double mean = loads.stream().mapToDouble(Load::ratio).average().orElse(1);
            spread.put(team, loads.stream().mapToDouble(Load::ratio).max().orElse(1) / mean);
        });
        return spread;
    }

    public double worst() {
        return spread().values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    }
}
