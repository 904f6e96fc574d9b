package org.opora.desk.packet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.knowledge.splitting.Sentences;

/**
 * The sentences of a student that say most beside what is known already, found without a model: each is taken for the words
 * it adds; a question and something exact (a number, code, a quoted name) weigh as much as {@value #WEIGHT} words more.
 */
final class Telling {
    private static final int MOST = 3;
    private static final int LONGEST = 240;
    private static final int WEIGHT = 2;
    /** A greeting or thanks adds no more than three words. */
    private static final int ENOUGH = 4;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{4,}");
    private static final Pattern EXACT = Pattern.compile("\\p{N}|`|[(){}=<>_]|[«\"“]");

    /** @param at its place in what was said */
    private record Sentence(int at, String text) {}

    private Telling() {}

    /**
     * In the order in which they were said.
     *
     * @param known what whoever reads them has read before
     */
    static List<String> sentences(List<String> messages, String known) {
        Set<String> said = words(known);
        List<Sentence> left = split(messages);
        List<Sentence> taken = new ArrayList<>();
        while (taken.size() < MOST) {
            Sentence best = left.stream()
                    .filter(one -> added(one, said) > 1 && weight(one, said) >= ENOUGH)
                    .max(Comparator.comparingInt(one -> weight(one, said)))
                    .orElse(null);
            if (best == null) {
                break;
            }
            taken.add(best);
            said.addAll(words(best.text()));
            left = left.stream().filter(one -> one.at() != best.at()).toList();
        }
        return taken.stream()
                .sorted(Comparator.comparingInt(Sentence::at))
                .map(Sentence::text)
                .toList();
    }

    private static List<Sentence> split(List<String> messages) {
        List<Sentence> all = new ArrayList<>();
        for (String message : messages) {
            for (Sentences.Span span : Sentences.of(message)) {
                all.add(new Sentence(all.size(), cut(span.of(message))));
            }
        }
        return all;
    }

    private static int weight(Sentence one, Set<String> said) {
        int exact = EXACT.matcher(one.text()).find() ? WEIGHT : 0;
        int asks = one.text().endsWith("?") ? WEIGHT : 0;
        return added(one, said) + exact + asks;
    }

    private static int added(Sentence one, Set<String> said) {
        return (int)
                words(one.text()).stream().filter(word -> !said.contains(word)).count();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String cut(String text) {
        String one = text.strip().replaceAll("\\s+", " ");
        return one.codePointCount(0, one.length()) <= LONGEST
                ? one
                : one.substring(0, one.offsetByCodePoints(0, LONGEST)).strip() + "…";
    }
}
