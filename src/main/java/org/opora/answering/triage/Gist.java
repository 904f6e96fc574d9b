package org.opora.answering.triage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opora.shared.Resources;

/**
 * What a message asks, without what hides that from a search: greeting, plea, thanks and stories.
 *
 * @param plain the message without greeting, plea and thanks; itself where hardly more is left, or it holds code
 * @param question the one question of a message that tells more than that; null where it cannot be understood alone
 * @param story the sentences beside what is asked; null where the message only does one of both
 */
public record Gist(
        String plain, @Nullable String question, @Nullable String story) {
    private static final JsonNode WORDS = Resources.yaml("/search/gist.yml");
    private static final Pattern BEFORE = pattern("before");
    private static final Pattern AFTER = pattern("after");
    private static final Pattern LEANS = pattern("leans");
    private static final Pattern QUESTION = pattern("word");
    /** How a question begins within a sentence. */
    private static final Pattern BEGINNING = Resources.pattern(expression("plea") + "(?=" + expression("word") + ")");

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

    public static Gist of(String message) {
        if (message.length() > LONGEST || message.contains("```")) {
            return new Gist(message, null, null);
        }
        String plain = plain(message);
        List<String> sentences = BETWEEN_SENTENCES.splitAsStream(plain.strip()).toList();
        List<String> marked =
                sentences.stream().filter(sentence -> sentence.contains("?")).toList();
        List<String> asking =
                marked.isEmpty() ? sentences.stream().filter(Gist::asks).toList() : marked;
        Stream<String> told = sentences.stream().filter(sentence -> !asking.contains(sentence));
        if (asking.size() != 1) {
            return new Gist(plain, null, asking.isEmpty() ? null : story(told));
        }
        String sentence = asking.get(0);
        Matcher plea = BEGINNING.matcher(sentence);
        boolean within = !QUESTION.matcher(sentence).lookingAt() && plea.find();
        String question = within ? sentence.substring(plea.end()) : sentence;
        return new Gist(plain, alone(question, plain), story(told));
    }

    private static String plain(String message) {
        String begun = BEFORE.matcher(PICTURES.matcher(message).replaceAll(" ")).replaceFirst("");
        String plain = AFTER.matcher(begun).replaceFirst("").strip();
        return plain.equals(message.strip()) || words(plain) < LEAST_WORDS ? message : asked(plain);
    }

    private static @Nullable String alone(String question, String plain) {
        boolean stands = words(question) >= LEAST_WORDS
                && words(question) < words(plain)
                && !LEANS.matcher(question).find();
        return stands ? asked(question) : null;
    }

    private static @Nullable String story(Stream<String> told) {
        String story = told.collect(Collectors.joining(" ")).strip();
        return words(story) < LEAST_WORDS ? null : story;
    }

    private static boolean asks(String sentence) {
        return BEGINNING.matcher(sentence).find() || Patterns.asks(Normaliser.normalise(sentence));
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
