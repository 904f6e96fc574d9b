package org.opora.desk.simulation;

import java.time.Instant;
import java.time.ZoneId;

/** How much is simulated. Minutes count from the first Monday, 00:00 in Moscow. */
public record Size(int curators, int handoffs, int days, long seed) {
    public static final int SCHOOLS = 3;
    public static final int DAY = 24 * 60;
    static final ZoneId ZONE = ZoneId.of("Europe/Moscow");
    /** The same weeks whenever they are played. */
    private static final Instant MONDAY = Instant.parse("2027-01-31T21:00:00Z");

    /** As {@code -Dsimulation.handoffs=5000 -Dsimulation.curators=40 …} says; without it, so small that each build can run it. */
    public static Size asked() {
        return new Size(
                Integer.getInteger("simulation.curators", 9),
                Integer.getInteger("simulation.handoffs", 60),
                Integer.getInteger("simulation.days", 1),
                Long.getLong("simulation.seed", 1));
    }

    /** Only over so many handoffs does a spread of load say anything about a rule. */
    public boolean isWhole() {
        return handoffs >= 5_000 && days >= 14;
    }

    public int minutes() {
        return days * DAY;
    }

    public static Instant at(int minute) {
        return MONDAY.plusSeconds(60L * minute);
    }
}
