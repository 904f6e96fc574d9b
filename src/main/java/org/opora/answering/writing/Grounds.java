package org.opora.answering.writing;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opora.knowledge.splitting.Sentences;
import org.opora.shared.Resources;

/**
 * Whether a model's sentences speak of what they cite. A planted order to say something makes a sentence of words that neither
 * the quotes nor the question have, even where the passage beyond the quote has them; an order in the quote is no ground, and
 * a question's own words are none where nothing of the quotes goes with them.
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

    private static final List<Pattern> ORDERS =
            Resources.patterns(Resources.yaml("/checks.yml").path("orders"));

    private Grounds() {}

    /**
     * @param quotes with their titles
     * @param asked what the student has said
     */
    static boolean carry(String text, List<String> quotes, List<String> asked) {
        Set<String> cited = telling(quotes.stream().flatMap(Grounds::statements));
        Set<String> said = telling(asked.stream());
        return Sentences.of(text).stream()
                .map(span -> telling(Stream.of(span.of(text))))
                .allMatch(words -> carried(words, cited, said));
    }

    private static Stream<String> statements(String quote) {
        return Sentences.of(quote).stream().map(span -> span.of(quote)).filter(sentence -> ORDERS.stream()
                .noneMatch(order -> order.matcher(sentence).find()));
    }

    private static boolean carried(Set<String> words, Set<String> cited, Set<String> said) {
        Set<String> own = words.stream()
                .filter(word -> !cited.contains(word) && !ORDINARY.contains(word))
                .collect(Collectors.toSet());
        long strangers = own.stream().filter(word -> !said.contains(word)).count();
        long met = words.stream()
                .filter(word -> cited.contains(word) || said.contains(word))
                .count();
        boolean rests = words.stream().anyMatch(cited::contains);
        return own.size() < MOST_STRANGERS || (rests && met >= strangers);
    }

    private static Set<String> telling(Stream<String> texts) {
        return texts.flatMap(text -> WORD.matcher(text.toLowerCase(Locale.ROOT)).results())
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST)
                .map(Grounds::stem)
                .collect(Collectors.toSet());
    }

    private static String stem(String word) {
        return word.substring(0, Math.min(word.length(), STEM));
    }
}
