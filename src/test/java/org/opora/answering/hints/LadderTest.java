package org.opora.answering.hints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.course.HintPolicy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LadderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static Ladder at(HintPolicy policy, int level, int sinceRise, int inAll) {
        return new Ladder(policy, null, 0, level, sinceRise, inAll, NOW);
    }

    @Test
    void the_first_press_gives_the_start_level() {
        assertEquals(1, at(HintPolicy.DEFAULT, 0, 0, 0).next());
    }

    @Test
    void the_next_level_takes_an_attempt_and_pleas_count_for_nothing() {
        assertFalse(at(HintPolicy.DEFAULT, 1, 0, 0).canRise());
        assertTrue(at(HintPolicy.DEFAULT, 1, 1, 1).canRise());
    }

    @Test
    void the_cap_holds_whatever_is_attempted() {
        assertFalse(at(HintPolicy.DEFAULT, 2, 9, 9).canRise());
        assertEquals(true, at(HintPolicy.DEFAULT, 2, 9, 9).unlocks().never());
    }

    @Test
    void a_cap_that_was_lowered_takes_back_what_rules_had_given() {
        assertEquals(2, at(HintPolicy.DEFAULT, 3, 0, 0).capped().level());
        assertEquals(1, at(HintPolicy.DEFAULT, 1, 0, 0).capped().level());
    }

    @Test
    void the_due_time_lifts_the_cap() {
        Ladder late = new Ladder(HintPolicy.DEFAULT, NOW.minusSeconds(1), 0, 2, 1, 2, NOW);

        assertEquals(3, late.cap());
        assertEquals(3, late.next());
    }

    @Test
    void with_no_attempts_needed_a_press_is_enough_and_an_attempt_opens_the_full_explanation() {
        HintPolicy newcomer = new HintPolicy(2, 1, 0, true, 1);

        assertEquals(2, at(newcomer, 1, 0, 0).next());
        assertFalse(at(newcomer, 2, 0, 0).canRise());
        assertEquals(1, at(newcomer, 2, 0, 0).unlocks().attempts());
        assertEquals(3, at(newcomer, 2, 1, 1).next());
    }

    @Test
    void no_hints_stays_no_hints() {
        HintPolicy test = new HintPolicy(0, 1, 0, true, 1);
        Ladder late = new Ladder(test, NOW.minusSeconds(1), 0, 0, 5, 5, NOW);

        assertFalse(late.canRise());
        assertEquals(true, late.unlocks().never());
    }
}
