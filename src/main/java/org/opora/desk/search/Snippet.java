package org.opora.desk.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a text around its first match.
 *
 * @param marks matches in the piece: from, inclusive, and to, exclusive, in code points
 */
record Snippet(String text, List<List<Integer>> marks) {
    private static final int LONGEST = 160;
    private static final int BEFORE = 40;
    private static final int START = 1;
    private static final int STOP = 2;
    private static final String CUT = "…";

    /** @param marked the text with its matches between the characters 1 and 2, otherwise as long as the text */
    static Snippet of(String text, String marked) {
        int[] points = text.codePoints()
                .map(c -> Character.isWhitespace(c) || c <= STOP ? ' ' : c)
                .toArray();
        List<int[]> matches = matches(marked, points.length);
        int from = matches.isEmpty() ? 0 : beginning(points, matches.get(0)[0]);
        String before = from == 0 ? "" : CUT;
        int room = LONGEST - before.length();
        boolean whole = points.length - from <= room;
        int to = whole ? points.length : from + room - CUT.length();
        int shift = before.length() - from;
        List<List<Integer>> marks = matches.stream()
                .filter(match -> match[0] < to)
                .map(match -> List.of(match[0] + shift, Math.min(match[1], to) + shift))
                .toList();
        return new Snippet(before + new String(points, from, to - from) + (whole ? "" : CUT), marks);
    }

    private static List<int[]> matches(String marked, int length) {
        List<int[]> matches = new ArrayList<>();
        int at = 0;
        int begun = 0;
        for (int c : marked.codePoints().toArray()) {
            if (c == START) {
                begun = at;
            } else if (c == STOP) {
                matches.add(new int[] {begun, at});
            } else {
                at++;
            }
        }
        return at == length ? matches : List.of();
    }

    /** Some words before the match, from the beginning of one. */
    private static int beginning(int[] points, int match) {
        if (match <= BEFORE) {
            return 0;
        }
        for (int i = match - BEFORE; i < match; i++) {
            if (points[i - 1] == ' ' && points[i] != ' ') {
                return i;
            }
        }
        return match;
    }
}
