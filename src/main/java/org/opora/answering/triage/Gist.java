package org.opora.answering.triage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.shared.Resources;

/** What a message asks, without what hides that from a search: greeting, plea, thanks and stories. */
public final class Gist {
    private static final JsonNode WORDS = Resources.yaml("/search/gist.yml");
    private static final Pattern BEFORE = pattern("before");
    private static final Pattern AFTER = pattern("after");
    private static final Pattern LEANS = pattern("leans");
    private static final Pattern QUESTION = pattern("word");
    /** How a question begins within a sentence. */
    private static final Pattern BEGINNING = Resources.pattern(expression("plea") + "(?=" + expression("word") + ")");

    private static final List<Pattern> ASKS =
            Resources.patterns(Resources.yaml("/triage/patterns.yml").path("asks"));
    /** A bracket ends one, too: it smiles. A letter or two with a full stop are short for something. */
    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?…)])(?<!\\b\\p{L}{1,2}\\.)\\s+|\\n+");

    private static final Pattern PICTURES =
            Pattern.compile("[\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{FE0F}\\x{200D}]+");
    private static final Pattern END = Pattern.compile("[\\s.,!?…]+$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    /** Fewer words ask nothing that could be found. */
    private static final int LEAST_WORDS = 2;
    /** What is told at such length is read as it is. */
    private static final int LONGEST = 1_500;

    private Gist() {}

    /** A message without greeting, plea and thanks; itself where hardly more is left, or it holds code. */
    public static String plain(String message) {
        if (isLeftAsItIs(message)) {
            return message;
        }
        String begun = BEFORE.matcher(PICTURES.matcher(message).replaceAll(" ")).replaceFirst("");
        String plain = AFTER.matcher(begun).replaceFirst("").strip();
        return plain.equals(message.strip()) || words(plain) < LEAST_WORDS ? message : asked(plain);
    }

    /** The one question of a message that tells more than that; empty where it cannot be understood alone. */
    public static Optional<String> question(String message) {
        String plain = plain(message);
        List<String> sentences = isLeftAsItIs(plain)
                ? List.of()
                : BETWEEN_SENTENCES.splitAsStream(plain.strip()).toList();
        List<String> marked =
                sentences.stream().filter(sentence -> sentence.contains("?")).toList();
        List<String> asking =
                marked.isEmpty() ? sentences.stream().filter(Gist::asks).toList() : marked;
        return asking.size() != 1
                ? Optional.empty()
                : Optional.of(fromItsBeginning(asking.get(0)))
                        .filter(question -> words(question) >= LEAST_WORDS)
                        .filter(question -> words(question) < words(plain))
                        .filter(question -> !LEANS.matcher(question).find())
                        .map(Gist::asked);
    }

    /** What a message tells beside what it asks; empty where it only does one of both. */
    public static Optional<String> story(String message) {
        String whole = plain(message);
        return isLeftAsItIs(whole)
                ? Optional.empty()
                : Optional.of(BETWEEN_SENTENCES
                                .splitAsStream(whole.strip())
                                .filter(sentence -> !sentence.contains("?"))
                                .collect(Collectors.joining(" ")))
                        .filter(story -> words(story) >= LEAST_WORDS)
                        .filter(story -> words(story) < words(whole));
    }

    private static boolean isLeftAsItIs(String message) {
        return message.length() > LONGEST || message.contains("```");
    }

    private static String fromItsBeginning(String sentence) {
        Matcher found = BEGINNING.matcher(sentence);
        boolean begins = QUESTION.matcher(sentence).lookingAt();
        return !begins && found.find() ? sentence.substring(found.end()) : sentence;
    }

    private static boolean asks(String sentence) {
        return BEGINNING.matcher(sentence).find()
                || ASKS.stream().anyMatch(pattern -> pattern.matcher(sentence).find());
    }

    /** With a capital and, where it asks, one mark: so do most of those whose answers a base holds. */
    private static String asked(String words) {
        int first = words.offsetByCodePoints(0, 1);
        String begun = words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
        boolean oneQuestion = asks(begun) && !BETWEEN_SENTENCES.matcher(begun).find();
        return oneQuestion ? END.matcher(begun).replaceFirst("") + "?" : begun;
    }

    private static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    private static Pattern pattern(String name) {
        return Resources.pattern(expression(name));
    }

    private static String expression(String name) {
        return WORDS.path(name).asText();
    }
}
