package org.opora.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.knowledge.Retrieval.Window;

/**
 * What a search came to.
 *
 * @param windows parts of the first passages, nearest first
 * @param vector the question's vector; empty when there is none and words alone were searched
 */
public record Found(List<Hit> hits, List<Window> windows, float[] vector, Map<String, Double> signals) {
    /** In {@link #signals}: 1 when the embedding server was away. */
    public static final String LEXICAL_ONLY = "lexicalOnly";

    public Found {
        hits = List.copyOf(hits);
        windows = List.copyOf(windows);
        signals = Map.copyOf(signals);
    }

    /** This behind what was found otherwise, nothing twice. */
    public Found behind(Found first) {
        Set<PassageId> before = first.hits.stream().map(Hit::passageId).collect(Collectors.toSet());
        Set<PassageId> parted = first.windows.stream().map(Window::passageId).collect(Collectors.toSet());
        return new Found(
                Stream.concat(first.hits.stream(), hits.stream().filter(hit -> !before.contains(hit.passageId())))
                        .toList(),
                Stream.concat(
                                first.windows.stream(),
                                windows.stream().filter(window -> !parted.contains(window.passageId())))
                        .toList(),
                vector,
                signals);
    }

    public boolean lexicalOnly() {
        return vector.length == 0;
    }
}
