package org.opora.answering.writing.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.answering.writing.facts.Numbers;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ScoreTest {
    @Test
    void signals_are_those_of_the_calibration() throws IOException {
        try (InputStream file = ScoreTest.class.getResourceAsStream("/leak/vectors.json")) {
            JsonNode cases = new ObjectMapper().readTree(file);
            assertTrue(cases.size() >= 10);
            for (JsonNode one : cases) {
                String task = one.path("task").asText();
                Map<String, Double> signals = Score.signals(
                        Solution.of(one.path("solution").asText()),
                        Numbers.of(task),
                        Numbers.of(task + "\n" + one.path("said").asText()),
                        one.path("reply").asText());

                one.path("signals")
                        .properties()
                        .forEach(signal -> assertEquals(
                                signal.getValue().asDouble(), signals.get(signal.getKey()), one + " " + signal));
            }
        }
    }

    @Test
    void a_stated_answer_is_above_the_threshold_and_a_question_is_not() {
        assertTrue(Score.of(Map.of("stated", 1.0, "untold", 1.0)) > Score.THRESHOLD);
        assertTrue(Score.of(Map.of("asks", 1.0, "steps", 1.0)) < Score.THRESHOLD);
    }
}
