package org.opora.desk.simulation;

import java.util.List;
import java.util.Set;

/**
 * A curator or lead.
 *
 * @param number of all people of all schools, from 0
 * @param team their own; they may serve another as well
 * @param courses those they know well, by number; few are known by anybody
 * @param capacity effort at once
 * @param slowness 1 = usual; what takes others ten minutes takes them so many times as long
 * @param shifts in order
 * @param leavesAt the minute in which they are gone for good; past the end for all but one
 */
public record Person(
        int number,
        int school,
        String name,
        boolean lead,
        String team,
        Set<String> teams,
        Set<Integer> courses,
        double capacity,
        double slowness,
        List<Shift> shifts,
        int leavesAt) {
    public Person {
        teams = Set.copyOf(teams);
        courses = Set.copyOf(courses);
        shifts = List.copyOf(shifts);
    }

    /** From one minute up to, and without, another, with the times in which they are not at work. */
    public record Shift(int from, int to, List<Gap> gaps) {
        public Shift {
            gaps = List.copyOf(gaps);
        }

        boolean holds(int minute) {
            return from <= minute && minute < to;
        }
    }

    /** Lunch, a page that falls silent, or an open page with nobody before it. */
    public record Gap(int from, int to, Kind kind) {
        public enum Kind {
            /** They say that they go. */
            LUNCH,
            /** The page is closed and says nothing. */
            SILENT,
            /** The page stays open and says that somebody is there. */
            EMPTY_CHAIR
        }

        boolean holds(int minute) {
            return from <= minute && minute < to;
        }
    }

    /** As their shifts have it: whether, and how, they are there. */
    public enum Where {
        WORKING,
        SILENT,
        EMPTY_CHAIR,
        OFF
    }

    Where at(int minute) {
        if (minute >= leavesAt) {
            return Where.OFF;
        }
        for (Shift shift : shifts) {
            if (shift.holds(minute)) {
                return shift.gaps().stream()
                        .filter(gap -> gap.holds(minute))
                        .findFirst()
                        .map(gap -> switch (gap.kind()) {
                            case LUNCH -> Where.OFF;
                            case SILENT -> Where.SILENT;
                            case EMPTY_CHAIR -> Where.EMPTY_CHAIR;
                        })
                        .orElse(Where.WORKING);
            }
        }
        return Where.OFF;
    }

    /** Minutes until the shift ends; 0 outside one. */
    public int left(int minute) {
        return shifts.stream()
                .filter(shift -> shift.holds(minute))
                .mapToInt(shift -> shift.to() - minute)
                .findFirst()
                .orElse(0);
    }
}
