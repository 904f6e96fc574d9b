package org.opora.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opora.knowledge.KnownWords.Words;

/**
 * A word that is none in Russian and one slip of the finger away from one that the base knows (Damerau 1964: four slips make
 * 80 % of errors), or an English term of the base as it sounds.
 */
final class Typos {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern NOT_PROSE = Pattern.compile("https?:|[`{}<>=_@/\\\\]");
    private static final Pattern LATIN = Pattern.compile("\\p{ASCII}+");
    /** Of shorter words too many are one slip apart. */
    private static final int SWAPPED_FROM = 4;

    private static final int OTHERWISE_FROM = 6;
    private static final int LONGEST = 20;
    private static final int LONGEST_MESSAGE = 500;

    private final String cyrillic;
    private final String latin;
    private final Set<String> ordinary;

    /** @param ordinary words of everyday questions, in any language, which are meant as they are even if the base lacks them */
    Typos(JsonNode alphabets, Set<String> ordinary) {
        this.cyrillic = alphabets.path("ru").asText();
        this.latin = alphabets.path("en").asText();
        this.ordinary = Set.copyOf(ordinary);
    }

    String mended(String message, Words words) {
        if (message.length() > LONGEST_MESSAGE || NOT_PROSE.matcher(message).find()) {
            return message;
        }
        return WORD.matcher(message)
                .replaceAll(found -> mendedWord(found.group(), words).orElse(found.group()));
    }

    private Optional<String> mendedWord(String word, Words words) {
        boolean candidate = word.length() >= SWAPPED_FROM
                && word.length() <= LONGEST
                && words.passages(word) == 0
                && !ordinary.contains(word.toLowerCase(Locale.ROOT))
                && !RussianWords.has(word);
        if (!candidate) {
            return Optional.empty();
        }
        Optional<String> swapped = best(swaps(word).stream(), words);
        if (swapped.isPresent()) {
            return swapped;
        }
        Optional<String> slipped = word.length() < OTHERWISE_FROM ? Optional.empty() : best(otherSlips(word), words);
        boolean isName = Character.isUpperCase(word.charAt(0));
        Optional<String> term = isName || LATIN.matcher(word).matches() ? Optional.empty() : words.meant(word);
        return best(Stream.of(slipped, term).flatMap(Optional::stream), words);
    }

    private static Optional<String> best(Stream<String> readings, Words words) {
        return readings.filter(reading -> words.passages(reading) > 0).max(Comparator.comparingInt(words::passages));
    }

    private static List<String> swaps(String word) {
        List<String> swaps = new ArrayList<>();
        for (int i = 0; i + 1 < word.length(); i++) {
            if (word.charAt(i) != word.charAt(i + 1)) {
                swaps.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
            }
        }
        return swaps;
    }

    /** A letter too many, too few or wrong; the first one is seldom missed. */
    private Stream<String> otherSlips(String word) {
        String letters = LATIN.matcher(word).matches() ? latin : cyrillic;
        List<String> slips = new ArrayList<>();
        for (int i = 1; i < word.length(); i++) {
            String head = word.substring(0, i);
            slips.add(head + word.substring(i + 1));
            for (int at = 0; at < letters.length(); at++) {
                slips.add(head + letters.charAt(at) + word.substring(i + 1));
                slips.add(head + letters.charAt(at) + word.substring(i));
            }
        }
        return slips.stream();
    }
}
