package org.opora.answering.writing.leak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.answering.writing.facts.Numbers;

/** How likely people would say that a reply reveals the answer, 0 to 1; calibrate/leak.py fits it and counts alike. */
final class Score {
    private static final int MOST_STEPS = 4;
    private static final int MOST_NEWS = 3;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final JsonNode FITTED = fitted();
    static final double THRESHOLD = FITTED.path("threshold").asDouble();

    private Score() {}

    private static JsonNode fitted() {
        try (InputStream file = Score.class.getResourceAsStream("/leak.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double of(Map<String, Double> signals) {
        double logit = FITTED.path("intercept").asDouble();
        for (Map.Entry<String, Double> signal : signals.entrySet()) {
            logit += signal.getValue()
                    * FITTED.path("coefficients").path(signal.getKey()).asDouble();
        }
        return 1 / (1 + Math.exp(-logit));
    }

    /** @param told numbers that anybody has said before, with those of the task */
    static Map<String, Double> signals(Solution solution, Set<String> task, Set<String> told, String reply) {
        Set<String> here = Numbers.of(reply);
        Set<String> stated = both(solution.finals(), Numbers.of(statements(reply)));
        Set<String> steps = both(solution.steps(), here);
        steps.removeAll(task);
        steps.removeAll(solution.finals());
        Map<String, Double> signals = new LinkedHashMap<>();
        signals.put("stated", stated.isEmpty() ? 0.0 : 1.0);
        stated.removeAll(task);
        signals.put("untold", stated.isEmpty() ? 0.0 : 1.0);
        signals.put("steps", (double) Math.min(MOST_STEPS, steps.size()));
        here.removeAll(told);
        signals.put("news", (double) Math.min(MOST_NEWS, here.size()));
        signals.put("asks", reply.contains("?") ? 1.0 : 0.0);
        return signals;
    }

    /** Sentences that ask nothing. */
    private static String statements(String reply) {
        return SENTENCE.splitAsStream(reply)
                .filter(sentence -> !sentence.stripTrailing().endsWith("?"))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> both(Collection<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }
}
