package org.opora.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Parts;
import org.opora.desk.Audit.Counts;
import org.opora.desk.Handoff.Mood;
import org.opora.desk.routing.OporaRule;
import org.opora.desk.simulation.Arrival;
import org.opora.desk.simulation.Arrivals;
import org.opora.desk.simulation.Floor;
import org.opora.desk.simulation.People;
import org.opora.desk.simulation.Person;
import org.opora.desk.simulation.PlainDesk;
import org.opora.desk.simulation.PlainDesk.Rule;
import org.opora.desk.simulation.Report;
import org.opora.desk.simulation.Size;
import org.opora.desk.simulation.Told;
import org.opora.desk.simulation.Weeks;
import org.opora.desk.sla.ClockKind;
import org.opora.shared.Ahead;
import org.opora.shared.Kebab;

/**
 * Days of three schools' desks over Opora itself. Each build plays one short day; {@code bin/simulate desk} plays two weeks with
 * 40 curators and 5,000 handoffs, and prints what is written to the file that {@code -Dsimulation.out} names.
 */
@QuarkusTest
@QuarkusTestResource(Parts.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class WeeksTest {
    private static final Arrivals.Weighing EFFORT = (questionClass, mood) ->
            Effort.of(questionClass, Kebab.parse(Mood.class, mood).orElseThrow());

    private final Size size = Size.asked();
    private final List<Person> people = People.of(size);
    private final List<Arrival> arrivals = Arrivals.of(size, EFFORT);
    private final Instant begun = Instant.now();

    @Inject
    OporaDesk desk;

    @Inject
    Audit audit;

    @Inject
    Ahead ahead;

    @AfterEach
    void the_clock_runs_again() {
        ahead.put(Duration.ZERO);
    }

    @Test
    void no_handoff_is_ever_without_an_owner_or_a_due_time_and_the_load_is_even() throws IOException, SQLException {
        List<UUID> ownerless = new ArrayList<>();
        say(
                "%d schools, %d curators, %d handoffs in %d days, seed %d",
                Size.SCHOOLS, size.curators(), size.handoffs(), size.days(), size.seed());
        desk.openFor(people);

        Told opora = weeksOver(desk, minute -> {
            desk.schools().forEach(school -> ownerless.addAll(audit.ownerless(school)));
            if ((minute + 1) % Size.DAY == 0) {
                day((minute + 1) / Size.DAY);
            }
        });
        Counts counts = audit.counts(desk.schools());
        String orphans = Audit.orphans();
        say("");
        say(
                "handoffs made %d, resolved %d, open %d",
                counts.made(), counts.resolved(), counts.made() - counts.resolved());
        say("looks at open handoffs after each step %d, without owner or due time %d", desk.looks(), desk.faults());
        say("looks at all conversations each hour: without owner or due time %d", ownerless.size());
        say("docs/no-orphans.sql: %s", orphans);
        say(
                "replies to students %d, lost %d, doubled %d",
                counts.replies(), desk.repliesTaken() - counts.replies(), counts.doubled());
        say("");
        Report report = new Report(opora, plain());
        report.lines().forEach(line -> say("%s", line));

        assertEquals(arrivals.size(), counts.made());
        assertEquals(opora.resolved(), counts.resolved());
        assertTrue(desk.looks() > arrivals.size());
        assertEquals(0, desk.faults());
        assertEquals(List.of(), ownerless);
        assertTrue(orphans.startsWith("0 of "), orphans);
        assertEquals(desk.repliesTaken(), counts.replies());
        assertEquals(0, counts.doubled());
        assertEquals(opora.kept(ClockKind.FIRST, any -> true).kept(), counts.firstInTime());
        if (size.isWhole()) {
            assertTrue(opora.worst() <= Report.SPREAD, "load spread " + opora.worst());
        }
    }

    private Told weeksOver(Floor floor, IntConsumer eachHour) {
        return new Weeks(size, people, arrivals, EFFORT, floor).pass(eachHour);
    }

    private Map<String, Told> plain() {
        Map<String, Rule> rules = new LinkedHashMap<>();
        rules.put("round-robin", PlainDesk.roundRobin());
        rules.put("longest-idle", PlainDesk.longestIdle());
        rules.put("opora-in-memory", new OporaRule());
        Map<String, Told> told = new LinkedHashMap<>();
        rules.forEach((name, rule) -> told.put(name, weeksOver(new PlainDesk(people, EFFORT, rule), minute -> {})));
        return told;
    }

    private void day(int day) {
        Counts counts = audit.counts(desk.schools());
        say(
                "day %2d: made %d, resolved %d (%d s)",
                day,
                counts.made(),
                counts.resolved(),
                Duration.between(begun, Instant.now()).toSeconds());
    }

    private static void say(String line, Object... values) {
        String out = System.getProperty("simulation.out");
        if (out != null) {
            write(Path.of(out), String.format(Locale.ROOT, line, values));
        }
    }

    private static void write(Path out, String line) {
        try {
            Files.writeString(out, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
