package org.opora.answering.writing.leak;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.opora.shared.Resources;

/** A text as tokens of code, and its runs of six with identifiers renamed in order of appearance. */
final class Tokens {
    static final int GRAM = 6;
    /** A run with fewer tokens that only code has is prose. */
    private static final int LEAST_HARD = 2;

    private static final Pattern TOKEN = Pattern.compile(
            "[\\p{L}_][\\p{L}\\p{Nd}_]*|[0-9]++(?:[.,][0-9]++)*+|[=!<>+*/%&|-]=|&&|\\|\\||->|=>|::|\\.\\.=?|\\*\\*|//|[^\\s\\p{L}\\p{Nd}]");
    private static final Pattern MARK = Pattern.compile("\\[\\d+\\]|`+");
    private static final Set<String> KEYWORDS =
            Set.of(Resources.yaml("/leak.yml").path("keywords").asText().split(" ", -1));
    private static final String SOFT = ".,:;!?'\"-()\u2014\u2013\u00ab\u00bb\u2026#";

    private final List<String> words;
    private final long[] hashes;
    private final boolean[] names;
    private final boolean[] hard;
    private final long[] grams;

    private Tokens(List<String> words) {
        this.words = words;
        hashes = new long[words.size()];
        names = new boolean[words.size()];
        hard = new boolean[words.size()];
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean letter = Character.isLetter(word.charAt(0)) || word.charAt(0) == '_';
            hashes[i] = mixed(word.hashCode());
            names[i] = letter && !KEYWORDS.contains(word);
            hard[i] = !letter && (word.length() > 1 || SOFT.indexOf(word.charAt(0)) < 0);
        }
        grams = read();
    }

    static Tokens of(String text) {
        return new Tokens(TOKEN.matcher(MARK.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .toList());
    }

    int size() {
        return words.size();
    }

    List<String> words() {
        return words;
    }

    boolean hasOperation() {
        for (boolean one : hard) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** The run that starts at each place; zero where it is prose. */
    long[] grams() {
        return grams;
    }

    /** Of {@link #grams} those of bare sums: in prose, words with other names for them say something else. */
    long[] sums() {
        long[] sums = grams.clone();
        for (int i = 0; i < sums.length; i++) {
            for (int j = i; j < i + GRAM; j++) {
                if (isWord(j)) {
                    sums[i] = 0;
                }
            }
        }
        return sums;
    }

    private boolean isWord(int at) {
        String word = words.get(at);
        return word.length() > 1 && Character.isLetter(word.charAt(0));
    }

    private long[] read() {
        long[] runs = new long[Math.max(0, size() - GRAM + 1)];
        int hards = 0;
        for (int i = 0; i < size(); i++) {
            hards += hard[i] ? 1 : 0;
            hards -= i >= GRAM && hard[i - GRAM] ? 1 : 0;
            if (i >= GRAM - 1 && hards >= LEAST_HARD) {
                runs[i - GRAM + 1] = renamed(i - GRAM + 1, GRAM);
            }
        }
        return runs;
    }

    /** Whether a line stands here, whatever its names are. */
    boolean hasRun(Tokens line) {
        int length = line.size();
        long sought = line.renamed(0, length);
        for (int i = 0; i + length <= size(); i++) {
            if (renamed(i, length) == sought) {
                return true;
            }
        }
        return false;
    }

    private long renamed(int from, int length) {
        long hash = length;
        for (int i = from; i < from + length; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + (names[i] ? first(from, i) : hashes[i]);
        }
        return hash == 0 ? 1 : hash;
    }

    private long first(int from, int at) {
        int earlier = from;
        while (hashes[earlier] != hashes[at]) {
            earlier++;
        }
        return (long) earlier - from + 1;
    }

    private static long mixed(int hash) {
        long mixed = (hash ^ 0x5DEECE66DL) * 0xBF58476D1CE4E5B9L;
        return mixed ^ (mixed >>> 29);
    }

    /** Identifiers. */
    Set<String> names() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < size(); i++) {
            if (names[i]) {
                all.add(words.get(i));
            }
        }
        return all;
    }
}
