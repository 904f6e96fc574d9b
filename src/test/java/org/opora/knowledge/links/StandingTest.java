package org.opora.knowledge.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opora.knowledge.ingestion.site.Asking.Answer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:30:00Z");
    private static final Standing WELL = new Standing(null, null);

    private static Answer status(int status) {
        return new Answer(true, status);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void a_page_that_is_gone_is_dead_at_once(int gone) {
        assertEquals(new Standing(NOW, NOW), WELL.after(status(gone), NOW));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 503, 599})
    void an_error_that_may_pass_is_deadly_only_when_it_is_still_there_a_day_later(int error) {
        Standing failing = WELL.after(status(error), NOW);
        Standing soon = failing.after(status(error), NOW.plus(Duration.ofHours(23)));
        Standing later = soon.after(status(error), NOW.plus(Duration.ofDays(1)));

        assertEquals(new Standing(NOW, null), failing);
        assertEquals(failing, soon);
        assertEquals(new Standing(NOW, NOW), later);
        assertEquals(later, later.after(status(404), NOW.plus(Duration.ofDays(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 401, 403, 405, 429, 451})
    void whoever_answers_anything_else_is_there_and_a_dead_page_that_does_is_dead_no_more(int answer) {
        assertEquals(WELL, WELL.after(status(answer), NOW));
        assertEquals(WELL, new Standing(NOW, NOW).after(status(answer), NOW));
        assertNull(WELL.after(status(503), NOW)
                .after(status(answer), NOW.plus(Duration.ofHours(2)))
                .after(status(503), NOW.plus(Duration.ofDays(2)))
                .deadSince());
    }

    @Test
    void what_may_not_be_asked_is_not_known_to_be_dead() {
        Answer notAsked = new Answer(false, 0);

        assertEquals(WELL, new Standing(NOW, null).after(notAsked, NOW.plus(Duration.ofDays(2))));
        assertEquals("not-asked", Standing.word(notAsked));
        assertEquals("unreachable", Standing.word(status(0)));
        assertEquals("503", Standing.word(status(503)));
    }
}
