package org.opora.answering.suggestion;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of a text that is still being typed: the last may be half a word, so they meet by their beginnings. */
record TypedWords(Set<String> stems) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int SHORTEST = 3;
    /** Letters kept of a word: enough to meet an inflected form, without a stemmer. */
    private static final int STEM = 5;

    static TypedWords of(String text) {
        return new TypedWords(WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST)
                .map(word -> word.substring(0, Math.min(word.length(), STEM)))
                .collect(Collectors.toSet()));
    }

    boolean has(String stem) {
        return stems.stream().anyMatch(own -> own.startsWith(stem) || stem.startsWith(own));
    }

    /** How many of these words the other text has. */
    long commonWith(TypedWords other) {
        return stems.stream().filter(other::has).count();
    }

    /** 0 to 1: what share of these words, each the heavier the fewer of all texts have it, the other text has. */
    double shareIn(TypedWords other, List<TypedWords> all) {
        double whole = 0;
        double met = 0;
        for (String stem : stems) {
            long n = all.stream().filter(text -> text.has(stem)).count();
            double weight = Math.log(1 + (all.size() - n + 0.5) / (n + 0.5));
            whole += weight;
            met += other.has(stem) ? weight : 0;
        }
        return whole == 0 ? 0 : met / whole;
    }
}
