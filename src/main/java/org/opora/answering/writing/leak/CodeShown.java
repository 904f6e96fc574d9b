package org.opora.answering.writing.leak;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How much of a solution's code a reading shows that nobody has shown before. */
final class CodeShown {
    /** So many tokens in common are a copy; fewer are an idiom that lessons share (false alarms .38 under it). */
    private static final int MANY = 12;

    private static final double HALF = 0.5;
    /** A line that long is known again with other names, a shorter one with its own. */
    private static final int LONG_LINE = 10;

    private static final int SHORT_LINE = 3;

    private CodeShown() {}

    private static final double NEARLY_ALL = 0.8;
    private static final int LEAST_SCATTERED = 8;

    /** By one reading of the reply, and the same reading of all turns joined. */
    static boolean isTooMuch(Solution solution, Reading now, Reading all, Told told) {
        return copies(solution, now.grams(), solution.isCode() ? all.grams() : now.grams(), told)
                || solution.lines().stream().anyMatch(line -> showsLine(line, now, told));
    }

    private static boolean copies(Solution solution, Grams reply, Grams joined, Told told) {
        if (!reply.hasAny(solution.grams())) {
            return false;
        }
        boolean[] shown = new boolean[solution.code().size()];
        boolean[] own = new boolean[solution.code().size()];
        boolean adds = false;
        for (int i = 0; i < solution.grams().length; i++) {
            long gram = solution.grams()[i];
            if (gram != 0 && !told.grams().has(gram)) {
                mark(own, i);
                if (joined.has(gram) || reply.has(gram)) {
                    mark(shown, i);
                    adds |= reply.has(gram);
                }
            }
        }
        int covered = count(shown);
        return adds && (covered >= MANY || covered >= HALF * count(own));
    }

    private static void mark(boolean[] places, int from) {
        Arrays.fill(places, from, Math.min(places.length, from + Tokens.GRAM), true);
    }

    private static int count(boolean[] places) {
        int count = 0;
        for (boolean place : places) {
            count += place ? 1 : 0;
        }
        return count;
    }

    private static boolean showsLine(Tokens line, Reading reply, Told told) {
        boolean isLong = line.size() >= LONG_LINE && line.hasOperation();
        if (isLong && reply.grams().hasAll(line.grams()) && reply.tokens().hasRun(line)) {
            return !told.tokens().hasRun(line);
        }
        boolean within =
                reply.lines().contains(line.words()) || (line.size() >= SHORT_LINE && within(line, reply.tokens()));
        if (!within || within(line, told.tokens())) {
            return false;
        }
        Set<String> news = new HashSet<>(line.names());
        news.removeAll(told.tokens().names());
        if (line.size() > SHORT_LINE || reply.lines().contains(line.words())) {
            return !news.isEmpty() || line.hasOperation();
        }
        return !news.isEmpty() && line.hasOperation();
    }

    /** Whether the turns have the solution's tokens in its order, with other words between them. */
    static boolean isScattered(Solution solution, Tokens before, Tokens joined) {
        List<String> sought = solution.code().words();
        if (!solution.isCode() || sought.size() < LEAST_SCATTERED) {
            return false;
        }
        int all = inOrder(sought, joined.words());
        return all >= NEARLY_ALL * sought.size() && all > inOrder(sought, before.words());
    }

    /** Length of the longest common subsequence. */
    private static int inOrder(List<String> one, List<String> other) {
        int[] best = new int[other.size() + 1];
        for (String word : one) {
            int diagonal = 0;
            for (int j = 1; j <= other.size(); j++) {
                int above = best[j];
                best[j] = word.equals(other.get(j - 1)) ? diagonal + 1 : Math.max(above, best[j - 1]);
                diagonal = above;
            }
        }
        return best[other.size()];
    }

    private static boolean within(Tokens part, Tokens whole) {
        return Collections.indexOfSubList(whole.words(), part.words()) >= 0;
    }
}
