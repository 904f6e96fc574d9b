package org.opora.answering.writing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opora.answering.evidence.Evidence;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Retrieval.Window;
import org.opora.knowledge.splitting.Sentences;
import org.opora.knowledge.splitting.Sentences.Span;

/** The parts of passages to quote: all of a short one, else the sentences around the nearest pair. */
final class Quotes {
    /** Longest quote in characters (QUALITY.md, quotes); a single sentence, table or code block may be longer. */
    static final int LONGEST = 400;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int SHORTEST_WORD = 3;
    private static final int STEM = 5;
    /** Weight of the question's words beside a cosine; a lone sentence is worth a little less, of equals the longer wins. */
    private static final double WORDS = 0.15;

    private static final double LONE = 0.01;
    private static final double LENGTH = 0.0001;

    private final Evidence evidence;
    private final String question;
    private @Nullable Map<String, Double> weights;

    Quotes(Evidence evidence, String question) {
        this.evidence = evidence;
        this.question = question;
    }

    /**
     * Of all runs of whole sentences that are short enough, the one with the nearest pair of sentences and most of the
     * question's words (measured: holds the answer in .88 of Russian and .89 of English questions).
     */
    String best(Hit hit) {
        String text = hit.text();
        if (text.length() <= LONGEST) {
            return text;
        }
        List<Span> sentences = Sentences.of(text);
        double[] pairs = pairs(sentences, hit, evidence.windows());
        Map<String, Double> asked = weights();
        List<Set<String>> words =
                sentences.stream().map(span -> stems(span.of(text))).toList();
        Span best = sentences.get(0);
        double most = Double.NEGATIVE_INFINITY;
        for (int first = 0; first < sentences.size(); first++) {
            Set<String> said = new HashSet<>();
            for (int last = first; last < sentences.size(); last++) {
                Span run = sentences.get(first).to(sentences.get(last));
                if (run.length() > LONGEST && last > first) {
                    break;
                }
                said.addAll(words.get(last));
                double value = nearest(pairs, first, last)
                        + WORDS * covered(asked, said)
                        + LENGTH * Math.min(run.length(), LONGEST) / LONGEST;
                if (value > most) {
                    most = value;
                    best = run;
                }
            }
        }
        return new QuoteEnd(sentences, text).of(best).of(text);
    }

    /** How near each sentence of a passage is by itself: its nearest pair and its share of the question's words. */
    Map<Span, Double> nearness(Hit hit) {
        List<Span> sentences = Sentences.of(hit.text());
        double[] pairs = pairs(sentences, hit, evidence.windows());
        return IntStream.range(0, sentences.size())
                .boxed()
                .collect(Collectors.toMap(
                        sentences::get,
                        i -> nearest(pairs, i, i)
                                + WORDS
                                        * covered(
                                                weights(),
                                                stems(sentences.get(i).of(hit.text())))));
    }

    /** Similarity of each sentence with its next one; what has no window is far. */
    private static double[] pairs(List<Span> sentences, Hit hit, List<Window> windows) {
        Map<Integer, Double> byStart = new HashMap<>();
        windows.stream()
                .filter(window -> window.passageId().equals(hit.passageId()))
                .forEach(window -> byStart.put(window.fromAt(), window.similarity()));
        return sentences.stream()
                .mapToDouble(span -> byStart.getOrDefault(span.from(), 0.0))
                .toArray();
    }

    private static double nearest(double[] pairs, int first, int last) {
        if (first == last) {
            double before = first > 0 ? pairs[first - 1] : 0;
            return Math.max(before, pairs[first]) - LONE;
        }
        double most = 0;
        for (int i = first; i < last; i++) {
            most = Math.max(most, pairs[i]);
        }
        return most;
    }

    /** Share of the question's words, by weight, that a run has. */
    private static double covered(Map<String, Double> asked, Set<String> said) {
        double all = 0;
        double met = 0;
        for (Map.Entry<String, Double> word : asked.entrySet()) {
            all += word.getValue();
            met += said.contains(word.getKey()) ? word.getValue() : 0;
        }
        return all == 0 ? 0 : met / all;
    }

    /** The question's words, each the heavier the fewer of the passages found have it. */
    private Map<String, Double> weights() {
        if (weights == null) {
            weights = weights(
                    evidence.hits().stream().map(hit -> stems(hit.text())).toList());
        }
        return weights;
    }

    private Map<String, Double> weights(List<Set<String>> words) {
        return stems(question).stream().collect(Collectors.toMap(Function.identity(), word -> {
            long n = words.stream().filter(said -> said.contains(word)).count();
            return Math.log(1 + (words.size() - n + 0.5) / (n + 0.5));
        }));
    }

    /** Words cut to their first letters: enough to meet an inflected form, without a stemmer. */
    private static Set<String> stems(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .map(word -> word.substring(0, Math.min(word.length(), STEM)))
                .collect(Collectors.toSet());
    }
}
