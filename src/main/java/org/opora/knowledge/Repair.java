package org.opora.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opora.identity.SchoolId;
import org.opora.shared.Json;
import org.opora.shared.Resources;

/**
 * Undoes a forgotten keyboard layout, either way, Russian typed in Latin letters, and slips of the finger: of the readings
 * of a Latin-only message, the one with most words that are known; a word known only as it was written stays.
 */
@ApplicationScoped
public class Repair {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
    /** What neither layout has a letter for. */
    private static final Pattern CODE = Pattern.compile("```|[=_]|->|::|\\(\\)");

    private static final Pattern NOT_WORDS = Pattern.compile("https?:\\S+|<[^>]*>|\\S*[\\\\{}$%;=_]\\S*");
    private static final TypeReference<Map<String, String>> KEYS = new TypeReference<>() {};
    private static final int SHORTEST_WORD = 3;
    /** One may be chance. */
    private static final int ENOUGH_GAINED = 2;
    /** Names in a long English message may sound like words of Russian. */
    private static final double SHARE_GAINED = 1.0 / 3;

    private final Map<String, String> layout;
    private final Map<String, String> otherWay = new HashMap<>();
    private final List<List<String>> transliteration;
    private final List<List<String>> fixes;
    private final KnownWords words;
    private final Set<String> ordinary = Set.copyOf(Resources.lines("/search/ordinary-words.txt"));
    private final Set<String> vague = Resources.lines("/search/vague-words.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .flatMap(SPACE::splitAsStream)
            .map(KnownWords::stem)
            .collect(Collectors.toSet());
    private final Typos typos;

    Repair(KnownWords words) {
        this.words = words;
        JsonNode maps = Resources.yaml("/search/keyboard.yml");
        this.typos = new Typos(maps.path("alphabets"), ordinary);
        this.layout = new HashMap<>(Json.read(maps.path("layout"), KEYS));
        layout.forEach((key, letter) -> {
            if (CYRILLIC.matcher(letter).matches()) {
                otherWay.put(letter, key);
            }
        });
        Json.read(maps.path("layout-shifted"), KEYS).forEach((key, letter) -> layout.put(key, lower(letter)));
        this.transliteration = Json.read(maps.path("transliteration"), new TypeReference<>() {});
        this.fixes = Json.read(maps.path("transliteration-fixes"), new TypeReference<>() {});
    }

    /** The message as it was meant; itself when no other reading is better known. */
    public String repair(SchoolId school, String message) {
        KnownWords.Words known = words.of(school);
        return typos.mended(readInTheRightLetters(message, known), known);
    }

    /** A message as it was typed and, of Latin letters, as it would be with the other layout and in Cyrillic, whatever is known. */
    public String everyReading(String message) {
        return CYRILLIC.matcher(message).find()
                ? message
                : String.join("\n", message, swapped(lower(message), layout), cyrillic(lower(message)));
    }

    /**
     * Whether a message has anything to look for: two words, or one that is known, and not only such as "what is the matter now"
     * is made of.
     */
    public boolean saysSomething(SchoolId school, String message) {
        if (isVague(message)) {
            return false;
        }
        List<String> own = WORD.matcher(NOT_WORDS.matcher(lower(message)).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .toList();
        return own.size() > 1
                || own.stream()
                        .anyMatch(word ->
                                ordinary.contains(word) || words.of(school).passages(word) > 0);
    }

    /** Whether all of its words are such as tell nothing of what it is about, and there is one. */
    public boolean isVague(String message) {
        List<String> all =
                WORD.matcher(lower(message)).results().map(MatchResult::group).toList();
        return !all.isEmpty() && all.stream().allMatch(word -> vague.contains(KnownWords.stem(word)));
    }

    private String readInTheRightLetters(String message, KnownWords.Words known) {
        boolean latinOnly = message.codePoints().anyMatch(Character::isLetter)
                && message.codePoints().filter(Character::isLetter).allMatch(c -> c < 128);
        if (message.length() > 500 || CODE.matcher(message).find()) {
            return message;
        }
        if (!latinOnly) {
            return readInLatin(message, known);
        }
        List<List<String>> readings = Stream.of(message, swapped(lower(message), layout), cyrillic(lower(message)))
                .map(Repair::pieces)
                .toList();
        List<String> asWritten = readings.get(0);
        List<String> best = readings.stream()
                .max(Comparator.comparingLong(reading -> count(reading, known)))
                .orElse(asWritten);
        if (count(best, known) > count(asWritten, known)) {
            return mixed(best, asWritten, known);
        }
        // As many words may be known as they stand: English terms in a Russian question.
        return readings.stream()
                .skip(1)
                .max(Comparator.comparingLong(reading -> gained(reading, asWritten, known)))
                .filter(reading ->
                        gained(reading, asWritten, known) >= Math.max(ENOUGH_GAINED, SHARE_GAINED * reading.size()))
                .map(reading -> mixed(reading, asWritten, known))
                .orElse(message);
    }

    /** English typed on a Russian layout: two words or more and half of all make sense so, and none does as it stands. */
    private String readInLatin(String message, KnownWords.Words known) {
        List<String> asWritten = pieces(message);
        if (asWritten.stream().anyMatch(piece -> isPartlyKnown(piece, known))) {
            return message;
        }
        String other = swapped(lower(message), otherWay);
        List<String> reading = pieces(other);
        long makeSense = gained(reading, asWritten, known);
        return makeSense >= ENOUGH_GAINED && 2 * makeSense >= reading.size() ? other : message;
    }

    /** Words of two letters or more that make sense only in this reading: beside many English terms they are few. */
    private long gained(List<String> reading, List<String> asWritten, KnownWords.Words known) {
        return IntStream.range(0, Math.min(reading.size(), asWritten.size()))
                .filter(i -> reading.get(i).length() > 1)
                .filter(i -> isKnown(reading.get(i), known) && !isPartlyKnown(asWritten.get(i), known))
                .count();
    }

    private long count(List<String> reading, KnownWords.Words known) {
        return reading.stream().filter(piece -> isKnown(piece, known)).count();
    }

    /** Whether every word of a piece is known; one without a word is not. */
    private boolean isKnown(String piece, KnownWords.Words known) {
        List<String> own =
                WORD.matcher(lower(piece)).results().map(MatchResult::group).toList();
        return !own.isEmpty() && own.stream().allMatch(word -> ordinary.contains(word) || known.passages(word) > 0);
    }

    /** Whether a word of a piece is known that is no mere letter or two. */
    private boolean isPartlyKnown(String piece, KnownWords.Words known) {
        return isKnown(piece, known)
                || WORD.matcher(lower(piece))
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(word -> word.length() >= SHORTEST_WORD && isKnown(word, known));
    }

    /** Word by word: what only makes sense as it was written stays so, such as a term in Latin letters. */
    private String mixed(List<String> best, List<String> asWritten, KnownWords.Words known) {
        return IntStream.range(0, Math.min(best.size(), asWritten.size()))
                .mapToObj(i -> !isKnown(best.get(i), known) && isPartlyKnown(asWritten.get(i), known)
                        ? asWritten.get(i)
                        : best.get(i))
                .collect(Collectors.joining(" "));
    }

    private static List<String> pieces(String text) {
        return List.of(SPACE.split(text.strip()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String swapped(String text, Map<String, String> keys) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(keys.getOrDefault(String.valueOf((char) c), String.valueOf((char) c))));
        // No question ends with a comma: that mark was meant.
        if (text.endsWith("?")) {
            out.setCharAt(out.length() - 1, '?');
        }
        return out.toString();
    }

    private String cyrillic(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int from = at;
            List<String> pair = transliteration.stream()
                    .filter(known -> text.startsWith(known.get(0), from))
                    .findFirst()
                    .orElse(List.of(text.substring(at, at + 1), text.substring(at, at + 1)));
            out.append(pair.get(1));
            at += pair.get(0).length();
        }
        return fixes.stream()
                .reduce(out.toString(), (word, fix) -> word.replaceAll(fix.get(0), fix.get(1)), (a, b) -> b);
    }
}
