package org.opora.desk.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a query; no sign of it has a meaning.
 *
 * @param words all but the last, parted by spaces
 * @param last may be only the beginning of a word; empty when the query has none
 */
record Sought(String words, String last) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*");
    /** More tell a search nothing new, and each costs. */
    private static final int MOST_WORDS = 32;
    /** PostgreSQL indexes words of up to 2,046 bytes. */
    private static final int LONGEST_WORD = 100;

    static Sought of(String query) {
        List<String> found = WORD.matcher(query)
                .results()
                .map(MatchResult::group)
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, cut(word)) : word)
                .limit(MOST_WORDS)
                .toList();
        int last = found.size() - 1;
        return last < 0 ? new Sought("", "") : new Sought(String.join(" ", found.subList(0, last)), found.get(last));
    }

    private static int cut(String word) {
        return Character.isHighSurrogate(word.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
    }
}
