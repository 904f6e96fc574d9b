package org.opora.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opora.shared.Json;
import org.opora.shared.Resources;

/**
 * English terms as they sound, written in Russian letters: hashmap as "kheshmapa". Words are compared by their consonants, which
 * survive where vowels do not, and by how many vowels stand between.
 */
final class Loanwords {
    /** How letters sound. */
    private record Rule(Pattern letters, String sound) {}

    private static final Pattern ENGLISH = Pattern.compile("[a-z]{4,}");
    private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");
    private static final Pattern VOWELS = Resources.pattern(
            Resources.yaml("/search/loanwords.yml").path("vowels").asText());
    private static final Pattern SILENT = Pattern.compile("(?<=[^aeiouy])e$");
    /** Shorter words, and fewer consonants, sound like too many others. */
    private static final int SHORTEST = 5;

    private static final int CONSONANTS = 3;
    /** Passages: a term of the base stands in more than one or two. */
    private static final int OFTEN = 3;

    private static final int LONG_ENOUGH_FOR_TWO = 6;

    private static final List<Rule> OF_ENGLISH = rules("english");
    private static final List<Rule> OF_RUSSIAN = rules("russian");

    /** How English words sound is the same in every base, and takes a tenth of a second for ten thousand of them. */
    private static final Cache<String, String> SOUNDS =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /** Stems of English words by how they sound, the most frequent first. */
    private final Map<String, List<String>> bySound = new HashMap<>();

    /** @param passages of each stem that a base knows */
    Loanwords(Map<String, Integer> passages) {
        passages.entrySet().stream()
                .filter(word -> word.getValue() >= OFTEN
                        && ENGLISH.matcher(word.getKey()).matches())
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(word -> bySound.computeIfAbsent(
                                SOUNDS.get(word.getKey(), stem -> sound(stem, OF_ENGLISH)), sound -> new ArrayList<>())
                        .add(word.getKey()));
    }

    private static List<Rule> rules(String of) {
        return Json.read(Resources.yaml("/search/loanwords.yml").path(of), new TypeReference<List<List<String>>>() {})
                .stream()
                .map(rule -> new Rule(Pattern.compile(rule.get(0)), rule.get(1)))
                .toList();
    }

    /** The stem of the English word that a Russian word sounds like, with its ending or without. */
    Optional<String> meant(String word) {
        String whole = word.toLowerCase(Locale.ROOT);
        return whole.length() < SHORTEST
                ? Optional.empty()
                : Stream.of(whole, KnownWords.stem(whole))
                        .flatMap(form -> soundingLike(form).stream())
                        .findFirst();
    }

    private Optional<String> soundingLike(String form) {
        String sound = sound(form, OF_RUSSIAN);
        boolean many = sound.length() >= CONSONANTS;
        if (!many && (sound.length() < 2 || form.length() < LONG_ENOUGH_FOR_TWO)) {
            return Optional.empty();
        }
        long vowels = vowels(form);
        return bySound.getOrDefault(sound, List.of()).stream()
                .filter(english -> Math.abs(vowels(english) - vowels) <= (many ? 1 : 0))
                .min(Comparator.comparingLong(english -> Math.abs(vowels(english) - vowels)));
    }

    private static long vowels(String word) {
        return VOWELS.matcher(SILENT.matcher(word).replaceAll("")).results().count();
    }

    private static String sound(String word, List<Rule> rules) {
        String sound = word;
        for (Rule rule : rules) {
            sound = rule.letters().matcher(sound).replaceAll(rule.sound());
        }
        boolean beginsWithVowel = VOWELS.matcher(sound).lookingAt();
        String consonants = VOWELS.matcher(sound).replaceAll("");
        return (beginsWithVowel ? "A" : "") + DOUBLED.matcher(consonants).replaceAll("$1");
    }
}
