package org.opora.desk.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.opora.desk.simulation.Person.Gap;
import org.opora.desk.simulation.Person.Shift;

/**
 * Who works in the three schools: in each, three teams with a lead of their own; four kinds of shift, some of them with a day of
 * the weekend instead of a weekday; lunch, days missed without notice, pages that fall silent, one who leaves for good.
 */
public final class People {
    static final int COURSES = 4;
    private static final String[] TEAMS = {
        "curators", "mentors", "technical", "curators", "mentors", "curators", "technical", "curators", "mentors"
    };
    /** Start and length of a shift in minutes, and when lunch begins after its start; none in a half shift. */
    private static final int[][] SHIFTS = {
        {9 * 60, 540, 240}, {11 * 60, 540, 240}, {12 * 60, 540, 270}, {17 * 60, 240, 0}, {9 * 60, 540, 240}
    };

    private static final int LUNCH = 60;
    private static final double MISSES_A_DAY = 0.03;
    private static final double FALLS_SILENT = 0.04;
    private static final double LEAVES_THE_CHAIR = 0.04;

    private final Size size;
    private final Random random;

    private People(Size size) {
        this.size = size;
        this.random = new Random(size.seed());
    }

    public static List<Person> of(Size size) {
        return new People(size).all();
    }

    private List<Person> all() {
        List<Person> people = new ArrayList<>();
        int leaver = size.curators() / 2;
        for (int n = 0; n < size.curators(); n++) {
            int inSchool = n / Size.SCHOOLS;
            people.add(person(n, n % Size.SCHOOLS, inSchool, n == leaver));
        }
        return people;
    }

    private Person person(int n, int school, int inSchool, boolean leaver) {
        String team = TEAMS[inSchool % TEAMS.length];
        Set<String> teams = new HashSet<>(Set.of(team));
        if (inSchool % TEAMS.length == 5) {
            teams.add("technical"); // who helps out in a second team
        } else if (inSchool % TEAMS.length == 8) {
            teams.add("curators");
        }
        int[] shift = SHIFTS[inSchool < 3 ? 0 : (inTeam(inSchool) + school + 1) % SHIFTS.length];
        return new Person(
                n,
                school,
                "curator-" + n,
                inSchool < 3,
                team,
                teams,
                courses(team),
                shift[2] == 0 || random.nextInt(6) == 0 ? 6 : 10,
                Math.exp(0.2 * random.nextGaussian()),
                shifts(shift, inTeam(inSchool)),
                leaver ? (size.days() / 2 + 2) * Size.DAY + 15 * 60 + 20 : Integer.MAX_VALUE);
    }

    private static int inTeam(int inSchool) {
        int before = 0;
        for (int n = 0; n < inSchool; n++) {
            before += TEAMS[n % TEAMS.length].equals(TEAMS[inSchool % TEAMS.length]) ? 1 : 0;
        }
        return before;
    }

    /** Mentors know one or two courses, every other of the rest knows one. */
    private Set<Integer> courses(String team) {
        Set<Integer> known = new HashSet<>();
        if (team.equals("mentors") || random.nextBoolean()) {
            known.add(random.nextInt(COURSES));
        }
        if (team.equals("mentors") && random.nextBoolean()) {
            known.add(random.nextInt(COURSES));
        }
        return known;
    }

    /**
     * Weekdays; of a team's people with whole shifts two at a time are on duty at a weekend, one each day, from 11 to 20, and
     * have a weekday off for it.
     */
    private List<Shift> shifts(int[] shape, int inTeam) {
        List<Shift> shifts = new ArrayList<>();
        int missing = 0;
        for (int day = 0; day < size.days(); day++) {
            int weekday = day % 7;
            int duty = shape[2] == 0 ? 0 : onDuty(inTeam, day / 7);
            int[] today = weekday < 5 ? shape : SHIFTS[1];
            missing = missing > 0 ? missing - 1 : random.nextDouble() < MISSES_A_DAY ? 1 + random.nextInt(2) : 0;
            int from = day * Size.DAY + today[0] + random.nextInt(7) - 3;
            List<Gap> gaps = gaps(from, today);
            boolean works = weekday < 5 ? duty == 0 || weekday != (inTeam + 2) % 5 : weekday == duty;
            if (works && missing == 0) {
                shifts.add(new Shift(from, day * Size.DAY + today[0] + today[1], gaps));
            }
        }
        return shifts;
    }

    /** @return the day of the weekend, 0 = neither */
    private static int onDuty(int inTeam, int week) {
        int turn = (inTeam + 2 * week) % 4;
        return turn == 0 ? 5 : turn == 1 ? 6 : 0;
    }

    private List<Gap> gaps(int from, int[] shape) {
        List<Gap> gaps = new ArrayList<>();
        if (shape[2] > 0) {
            int lunch = from + shape[2] + random.nextInt(31) - 15;
            gaps.add(new Gap(lunch, lunch + LUNCH, Gap.Kind.LUNCH));
        }
        double chance = random.nextDouble();
        int begins = from + 20 + random.nextInt(shape[1] - 60);
        int length = 45 + random.nextInt(75);
        if (chance < FALLS_SILENT) {
            gaps.add(new Gap(begins, begins + length, Gap.Kind.SILENT));
        } else if (chance < FALLS_SILENT + LEAVES_THE_CHAIR) {
            gaps.add(new Gap(begins, begins + length, Gap.Kind.EMPTY_CHAIR));
        }
        return gaps;
    }
}
