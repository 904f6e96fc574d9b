package org.opora.desk.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.simulation.Told.Kept;
import org.opora.desk.simulation.Told.Load;
import org.opora.desk.sla.ClockKind;
import org.opora.shared.Kebab;

/** The weeks in a table: Opora beside the plain rules. */
public final class Report {
    /** So much more than the mean may nobody carry. */
    public static final double SPREAD = 1.2;

    private final Told opora;
    private final Map<String, Told> plain;
    private final List<String> lines = new ArrayList<>();

    public Report(Told opora, Map<String, Told> plain) {
        this.opora = opora;
        this.plain = plain;
    }

    public List<String> lines() {
        heads("load spread, max / mean", "");
        opora.spread()
                .keySet()
                .forEach(team ->
                        row("school " + team, told -> number(told.spread().getOrDefault(team, 1.0))));
        row("the worst of them", told -> number(told.worst()));
        lines.add("");
        heads("first reply within its time", "of");
        for (QuestionClass one : QuestionClass.values()) {
            kept(Kebab.of(one), ClockKind.FIRST, arrival -> arrival.questionClass() == one && !isRisk(arrival));
        }
        kept("risk", ClockKind.FIRST, Report::isRisk);
        kept("all", ClockKind.FIRST, arrival -> true);
        kept("all, asked in the team's hours", ClockKind.FIRST, Promising::isOpen);
        kept("next replies", ClockKind.NEXT, arrival -> true);
        lines.add("");
        lines.add("effort an hour there, least to most, by team:");
        opora.spread().keySet().forEach(this::effort);
        return lines;
    }

    private static boolean isRisk(Arrival arrival) {
        return arrival.reason() == Reason.RISK;
    }

    private void effort(String team) {
        List<Double> hourly = opora.loads().stream()
                .filter(load -> Told.team(load.person()).equals(team))
                .map(Load::hourly)
                .sorted()
                .toList();
        lines.add(String.format(
                Locale.ROOT,
                "  school %-22s %s",
                team,
                hourly.stream().map(Report::number).toList()));
    }

    private interface Value {
        String of(Told told);
    }

    private void heads(String what, String last) {
        StringBuilder line = new StringBuilder(String.format("%-32s%8s", what, "opora"));
        plain.keySet().forEach(rule -> line.append(String.format("%18s", rule)));
        lines.add((line + String.format("%8s", last)).stripTrailing());
    }

    private void row(String name, Value value) {
        StringBuilder line = new StringBuilder(String.format("  %-30s%8s", name, value.of(opora)));
        plain.values().forEach(told -> line.append(String.format("%18s", value.of(told))));
        lines.add(line.toString());
    }

    private void kept(String name, ClockKind kind, Predicate<Arrival> which) {
        Kept kept = opora.kept(kind, which);
        if (kept.of() > 0) {
            row(name, told -> number(told.kept(kind, which).share()));
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + String.format("%8d", kept.of()));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
