package org.opora.answering.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.PassageId;
import org.opora.knowledge.Retrieval.Window;

/** What was found for a message: one search for each question in it. The message is as sure as its least sure question. */
public record Findings(List<Sought> parts) {
    public Findings {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing was sought");
        }
    }

    public double confidence() {
        return weakest().confidence();
    }

    public Map<String, Double> signals() {
        Map<String, Double> signals = new LinkedHashMap<>(weakest().signals());
        if (parts.size() > 1) {
            signals.put("questions", (double) parts.size());
        }
        return signals;
    }

    public String searchedFor() {
        return parts.stream().map(Sought::searchedFor).collect(Collectors.joining("\n"));
    }

    /** Of all questions together, each one's best in turn. */
    public Evidence evidence() {
        if (parts.size() == 1) {
            return parts.get(0).evidence();
        }
        Map<PassageId, Hit> hits = new LinkedHashMap<>();
        List<Window> windows = new ArrayList<>();
        parts.forEach(part -> windows.addAll(part.evidence().windows()));
        int longest = parts.stream()
                .mapToInt(part -> part.evidence().hits().size())
                .max()
                .orElse(0);
        for (int i = 0; i < longest; i++) {
            int at = i;
            parts.stream()
                    .map(part -> part.evidence().hits())
                    .filter(found -> found.size() > at)
                    .forEach(found -> hits.putIfAbsent(found.get(at).passageId(), found.get(at)));
        }
        Found first = parts.get(0).evidence().found();
        return new Evidence(new Found(List.copyOf(hits.values()), windows, first.vector(), first.signals()));
    }

    private Sought weakest() {
        return parts.stream()
                .min(Comparator.comparingDouble(Sought::confidence))
                .orElseThrow();
    }
}
