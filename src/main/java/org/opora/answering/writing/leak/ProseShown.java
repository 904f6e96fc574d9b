package org.opora.answering.writing.leak;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.opora.shared.Resources;

/** How much of a solution in words a reading shows that nobody has said before. */
final class ProseShown {
    private static final int GRAM = 5;
    private static final int MANY = 12;
    private static final double HALF = 0.5;
    /** Letters; a shorter answer is one only where a word says so. */
    private static final int SHORT = 4;

    private static final String ANSWER =
            Resources.yaml("/leak.yml").path("answer").asText();

    private ProseShown() {}

    /** Whether a text has half of a solution's runs of five words or more; what is short stands there for reasons of its own. */
    static boolean isHeldIn(Solution solution, String text) {
        List<String> prose = solution.prose();
        if (prose.size() < MANY) {
            return false;
        }
        String here = " " + String.join(" ", Solution.words(text)) + " ";
        int grams = prose.size() - GRAM + 1;
        long shown = IntStream.range(0, grams)
                .filter(i -> here.contains(gram(prose, i)))
                .count();
        return shown >= HALF * grams;
    }

    static boolean isTooMuch(Solution solution, String now, String all, Told told) {
        List<String> prose = solution.prose();
        if (prose.isEmpty()) {
            return false;
        }
        String reply = " " + String.join(" ", Solution.words(now)) + " ";
        return prose.size() <= GRAM
                ? phrase(prose, reply, now, told)
                : sentences(prose, reply, " " + String.join(" ", Solution.words(all)) + " ", told);
    }

    private static boolean phrase(List<String> prose, String reply, String text, Told told) {
        String sought = String.join(" ", prose);
        if (sought.codePoints().noneMatch(Character::isLetter) || !reply.contains(" " + sought + " ")) {
            return false;
        }
        if (sought.length() < SHORT) {
            return Resources.pattern(ANSWER + Pattern.quote(sought) + "\\b")
                    .matcher(text)
                    .find();
        }
        return !told.words().contains(" " + sought + " ");
    }

    private static boolean sentences(List<String> prose, String reply, String joined, Told told) {
        Set<Integer> now = new HashSet<>();
        Set<Integer> ever = new HashSet<>();
        Set<Integer> own = new HashSet<>();
        for (int i = 0; i + GRAM <= prose.size(); i++) {
            String gram = gram(prose, i);
            boolean here = reply.contains(gram);
            boolean shown = here || joined.contains(gram);
            if (shown && told.words().contains(gram)) {
                continue;
            }
            mark(own, i);
            if (here) {
                mark(now, i);
            }
            if (shown) {
                mark(ever, i);
            }
        }
        double half = HALF * own.size();
        return !now.isEmpty() && (now.size() >= Math.min(MANY, half) || ever.size() >= Math.max(MANY, half));
    }

    private static String gram(List<String> prose, int from) {
        return " " + String.join(" ", prose.subList(from, from + GRAM)) + " ";
    }

    private static void mark(Set<Integer> places, int from) {
        for (int i = from; i < from + GRAM; i++) {
            places.add(i);
        }
    }
}
