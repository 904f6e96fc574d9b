package org.opora.answering.hints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.hints.Playing.Act;
import org.opora.answering.hints.Playing.Step;
import org.opora.course.HintPolicy;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlayingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-05-12T20:59:00Z");

    private static List<@Nullable Integer> hints(HintPolicy policy, Act... acts) {
        return Playing.play(policy, DUE, NOW, List.of(acts)).stream()
                .map(Step::hint)
                .toList();
    }

    @Test
    void asking_and_pleading_without_work_stays_at_the_first_hint() {
        assertEquals(
                Arrays.asList(1, 1, null, null), hints(HintPolicy.DEFAULT, Act.ASK, Act.ASK, Act.PRESS, Act.PRESS));
    }

    @Test
    void work_opens_the_next_level_and_the_last_only_by_its_unlock() {
        assertEquals(List.of(1, 2, 2, 2), hints(HintPolicy.DEFAULT, Act.ASK, Act.ATTEMPT, Act.ATTEMPT, Act.ATTEMPT));
    }

    @Test
    void the_due_date_opens_the_full_explanation_where_the_policy_says_so() {
        HintPolicy never = new HintPolicy(2, 1, 1, false, null);

        assertEquals(
                Arrays.asList(1, 2, null, 3), hints(HintPolicy.DEFAULT, Act.ASK, Act.ATTEMPT, Act.DUE, Act.ATTEMPT));
        assertEquals(Arrays.asList(1, 2, null, 2), hints(never, Act.ASK, Act.ATTEMPT, Act.DUE, Act.ATTEMPT));
    }

    @Test
    void so_many_attempts_open_it_too_and_those_before_the_first_hint_do_not_count() {
        HintPolicy byAttempts = new HintPolicy(1, 1, 1, false, 2);

        assertEquals(List.of(1, 1, 2, 3), hints(byAttempts, Act.ATTEMPT, Act.ATTEMPT, Act.ATTEMPT, Act.ATTEMPT));
    }

    @Test
    void no_hints_at_all_stays_so_and_says_never() {
        Step step = Playing.play(new HintPolicy(0, 1, 1, true, null), DUE, NOW, List.of(Act.ASK))
                .get(0);

        assertNull(step.hint());
        Ladder.Unlocks unlocks = step.state().unlocks();
        assertTrue(unlocks != null && Boolean.TRUE.equals(unlocks.never()));
    }
}
