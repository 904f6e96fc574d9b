package org.opora.desk.simulation;

import java.time.Duration;
import java.time.Instant;
import org.opora.desk.sla.ClockKind;
import org.opora.desk.sla.Facts;
import org.opora.desk.sla.Hours;
import org.opora.desk.sla.Policy;
import org.opora.desk.sla.Promise;
import org.opora.shared.Json;
import org.opora.shared.Kebab;

/** What the teams of the simulated schools promise: their defaults, and hours without nights. */
public final class Promising {
    /** Mentors have the hours that Opora gives them, 9–21 every day. */
    private static final String OTHERS = """
            {"week": {"mon": ["09:00-21:00"], "tue": ["09:00-21:00"], "wed": ["09:00-21:00"], "thu": ["09:00-21:00"],
             "fri": ["09:00-21:00"], "sat": ["11:00-20:00"], "sun": ["11:00-20:00"]}}""";

    private Promising() {}

    /** As a team's settings have it; empty = Opora's own. */
    public static String calendar(String team) {
        return team.equals("mentors") ? "" : OTHERS;
    }

    static Hours hours(String team) {
        String calendar = calendar(team);
        return Hours.ofTeam(team, calendar.isEmpty() ? null : Json.parse(calendar), Size.ZONE);
    }

    /** Whether the team was at work when it was asked. */
    static boolean isOpen(Arrival arrival) {
        return hours(arrival.team()).open(Size.at(arrival.minute()));
    }

    /** The minute until which a reply is in time. */
    static int dueAt(ClockKind kind, Arrival arrival, String team, int minute) {
        Facts facts = new Facts(
                arrival.questionClass(),
                arrival.reason(),
                priority(arrival),
                arrival.mood(),
                "course-" + arrival.course());
        Instant due = Promise.start(kind, Size.at(minute), hours(team), Policy.ofTeam(team, null), facts)
                .dueAt();
        return (int) Duration.between(Size.at(0), due).toMinutes();
    }

    private static String priority(Arrival arrival) {
        return switch (Kebab.of(arrival.reason())) {
            case "risk" -> "urgent";
            case "emotional", "complaint" -> "high";
            default -> "normal";
        };
    }
}
