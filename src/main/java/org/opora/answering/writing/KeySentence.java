package org.opora.answering.writing;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opora.answering.evidence.Findings;
import org.opora.knowledge.Hit;
import org.opora.knowledge.splitting.Sentences;
import org.opora.knowledge.splitting.Sentences.Span;
import org.opora.shared.Resources;

/** The sentence of a passage that a small hint shows, one that says something by itself: no heading, no table, no code. */
final class KeySentence {
    /** Characters of the shortest sentence that says something by itself. */
    private static final int TELLING = 40;
    /** How much nearer another sentence must be than one that teaches, in units of a cosine. */
    private static final double TEACHING = 0.02;

    private static final Pattern ENDED = Pattern.compile("[.!?…][»”\")`*_]*$");

    /** How a block begins that is no sentence: code, a table, what a link leads to, a picture. */
    private static final Pattern MARKED_UP = Pattern.compile("```|\\||\\[[^\\]\\n]+\\]:|!\\[");

    private static final Pattern CAPTION =
            Resources.pattern(Resources.yaml("/hints.yml").path("caption").asText());
    private static final Pattern TEACHES =
            Resources.pattern(Resources.yaml("/hints.yml").path("teaches").asText());

    private final Quotes quotes;

    private KeySentence(Quotes quotes) {
        this.quotes = quotes;
    }

    /** Of passages that were found for a message. */
    static KeySentence in(Findings findings) {
        return new KeySentence(new Quotes(findings.evidence(), findings.searchedFor()));
    }

    String of(Hit hit) {
        return best(telling(hit), hit)
                .or(() -> best(plain(hit), hit))
                .orElse(Sentences.of(hit.text()).get(0))
                .of(hit.text());
    }

    private Optional<Span> best(Stream<Span> sentences, Hit hit) {
        Map<Span, Double> near = quotes.nearness(hit);
        return sentences.max(Comparator.comparingDouble(
                span -> near.getOrDefault(span, 0.0) + (teaches(span.of(hit.text())) ? TEACHING : 0)));
    }

    private static boolean teaches(String sentence) {
        return TEACHES.matcher(sentence).find();
    }

    /** Whether a passage has a sentence that says something by itself. */
    static boolean isIn(Hit hit) {
        return telling(hit).findAny().isPresent();
    }

    /** Neither headings nor announcements of what is left out. */
    private static Stream<Span> telling(Hit hit) {
        return plain(hit).filter(span -> {
            String sentence = span.of(hit.text());
            return sentence.length() >= TELLING
                    && ENDED.matcher(sentence).find()
                    && !sentence.startsWith("#")
                    && !CAPTION.matcher(sentence).find();
        });
    }

    private static Stream<Span> plain(Hit hit) {
        return Sentences.of(hit.text()).stream()
                .filter(span -> !MARKED_UP.matcher(span.of(hit.text())).lookingAt());
    }
}
