package org.opora.desk.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.identity.staff.StaffId;

/** Whom a handoff is meant for, by what each carries, is owed and knows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoiceTest {
    private static Candidate curator(String name, double load, double capacity, double owed) {
        return new Candidate(id(name), name, load, capacity, owed, false, false);
    }

    private static StaffId id(String name) {
        return new StaffId(new UUID(0, name.charAt(0)));
    }

    private static String chosen(double effort, Candidate... among) {
        return Choice.among(List.of(among), effort, false).orElseThrow().name();
    }

    @Test
    void the_emptier_for_what_they_carry_is_chosen_and_not_the_one_with_fewer() {
        assertEquals("oleg", chosen(1, curator("nina", 3, 4, 0), curator("oleg", 4, 10, 0)));
        assertEquals("nina", chosen(1, curator("nina", 3, 10, 0), curator("oleg", 4, 10, 0)));
    }

    @Test
    void who_got_less_than_their_share_comes_first_though_as_full_as_the_other() {
        assertEquals("oleg", chosen(1, curator("nina", 2, 10, -1), curator("oleg", 2, 10, 1)));
        assertEquals("oleg", chosen(1, curator("nina", 2, 10, -3), curator("oleg", 4, 10, 0)));
    }

    @Test
    void room_now_weighs_more_than_a_small_arrear() {
        assertEquals("nina", chosen(1, curator("nina", 0, 10, 0), curator("oleg", 6, 10, 3)));
    }

    @Test
    void arrears_count_for_no_more_than_a_whole_capacity() {
        Candidate buried = curator("oleg", 8, 10, 500);
        Candidate even = curator("nina", 0, 10, 5);

        assertEquals("nina", chosen(1, buried, even));
    }

    @Test
    void a_known_student_is_worth_some_load_and_some_arrears_but_not_any() {
        Candidate knows = new Candidate(id("nina"), "nina", 2, 10, 0, false, true);

        assertEquals("nina", chosen(1, knows, curator("oleg", 0, 10, 0)));
        assertEquals("oleg", chosen(1, knows, curator("oleg", 0, 10, 4)));
    }

    @Test
    void what_cannot_wait_goes_to_whoever_is_least_full_whatever_is_owed_and_known() {
        Candidate knows = new Candidate(id("nina"), "nina", 3, 10, 9, true, true);
        List<Candidate> among = List.of(knows, curator("oleg", 2, 10, -9));

        assertEquals("nina", Choice.among(among, 1, false).orElseThrow().name());
        assertEquals("oleg", Choice.among(among, 1, true).orElseThrow().name());
    }

    @Test
    void nobody_gets_more_than_they_carry_unless_it_cannot_wait() {
        List<Candidate> full = List.of(curator("nina", 10, 10, 0), curator("oleg", 9.5, 10, 0));

        assertTrue(Choice.among(full, 1, false).isEmpty());
        assertEquals("oleg", Choice.among(full, 1, true).orElseThrow().name());
    }

    @Test
    void a_handoff_is_everybodys_by_what_they_carry_and_in_sum_whole() {
        Map<StaffId, Double> shares = Shares.of(List.of(curator("nina", 7, 5, 0), curator("oleg", 0, 10, 3)), 3);

        assertEquals(Map.of(id("nina"), 1.0, id("oleg"), 2.0), shares);
        assertEquals(Map.of(), Shares.of(List.of(curator("nina", 0, 0, 0)), 3));
    }

    /** Whoever is there half the day has half as much to do in the end, not as much in half the time. */
    @Test
    void over_a_day_each_gets_their_share_of_what_came_while_they_were_there() {
        double[] got = new double[2];
        double[] owed = new double[2];
        for (int n = 0; n < 60; n++) {
            double effort = 1 + n % 3;
            List<Candidate> there = n < 40
                    ? List.of(curator("nina", 0, 10, owed[0]))
                    : List.of(curator("nina", 0, 10, owed[0]), curator("oleg", 0, 10, owed[1]));
            Map<StaffId, Double> shares = Shares.of(there, effort);
            int chosen = Choice.among(there, effort, false).orElseThrow().name().equals("nina") ? 0 : 1;
            got[chosen] += effort;
            owed[0] += shares.getOrDefault(id("nina"), 0.0);
            owed[1] += shares.getOrDefault(id("oleg"), 0.0);
            owed[chosen] -= effort;
        }

        assertEquals(20, got[1], 2);
        assertEquals(99, got[0], 2);
    }
}
