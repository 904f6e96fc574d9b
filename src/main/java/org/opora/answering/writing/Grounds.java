package org.opora.answering.writing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.knowledge.splitting.Sentences;
import org.opora.shared.Resources;

/**
 * Whether a model's sentences speak of what they cite. A planted order to say something makes a sentence of words that neither
 * the quotes nor the question have, even where the passage beyond the quote has them.
 */
final class Grounds {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int SHORTEST = 4;
    private static final int STEM = 5;
    /** A single word of one's own is a way of putting it; more need as many that are cited or asked. */
    private static final int MOST_STRANGERS = 2;

    private static final Set<String> ORDINARY = Resources.lines("/search/ordinary-words.txt").stream()
            .filter(word -> word.length() >= SHORTEST)
            .map(Grounds::stem)
            .collect(Collectors.toUnmodifiableSet());

    private Grounds() {}

    /** @param known quotes, their titles, and what the student has said */
    static boolean carry(String text, List<String> known) {
        Set<String> said = new HashSet<>();
        known.forEach(one -> said.addAll(telling(one)));
        return Sentences.of(text).stream().map(span -> telling(span.of(text))).allMatch(words -> carried(words, said));
    }

    private static boolean carried(Set<String> words, Set<String> said) {
        long met = words.stream().filter(said::contains).count();
        long strangers = words.stream()
                .filter(word -> !said.contains(word) && !ORDINARY.contains(word))
                .count();
        return strangers < MOST_STRANGERS || met >= strangers;
    }

    private static Set<String> telling(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST)
                .map(Grounds::stem)
                .collect(Collectors.toSet());
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), STEM));
    }
}
