package org.opora.answering.writing.leak;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opora.answering.writing.facts.Numbers;
import org.opora.shared.Resources;

/**
 * What of a solution can show.
 *
 * @param code tokens of its code, or of all of it
 * @param grams the runs of six at each place of the code; of prose only those of its sums
 * @param lines of its code, without brackets and semicolons around
 * @param isCode whether it is code, of which numbers are no results
 * @param finals the numbers that are the answer
 * @param steps all its numbers
 * @param prose words of what is no code
 */
record Solution(
        Tokens code,
        long[] grams,
        List<Tokens> lines,
        boolean isCode,
        Set<String> finals,
        Set<String> steps,
        List<String> prose) {
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");
    private static final Pattern CODE =
            Pattern.compile(Resources.yaml("/leak.yml").path("code").asText());
    private static final Pattern AROUND = Pattern.compile("^[\\s{};,`]+|[\\s{};,`]+$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final int SHORT_LINE = 40;
    private static final int CACHED = 512;

    private static final Map<String, Solution> KNOWN = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Solution> eldest) {
            return size() > CACHED;
        }
    };

    static Solution of(String text) {
        synchronized (KNOWN) {
            Solution known = KNOWN.get(text);
            if (known == null) {
                known = read(Letters.plain(text));
                KNOWN.put(text, known);
            }
            return known;
        }
    }

    private static Solution read(String text) {
        String fenced =
                FENCE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining("\n"));
        boolean isCode = !fenced.isBlank() || CODE.matcher(text).find();
        String code = fenced.isBlank() ? text : fenced;
        String rest =
                fenced.isBlank() ? (isCode ? "" : text) : FENCE.matcher(text).replaceAll("\n");
        Tokens tokens = Tokens.of(code);
        List<Tokens> lines =
                code.lines().map(Solution::line).filter(line -> line.size() > 1).toList();
        return new Solution(
                tokens,
                isCode ? tokens.grams() : tokens.sums(),
                isCode ? lines : List.of(),
                isCode,
                finals(rest, isCode),
                isCode ? Set.of() : Set.copyOf(Numbers.inDigits(rest)),
                words(rest));
    }

    /** A line without the brackets and semicolons around it. */
    static Tokens line(String line) {
        return Tokens.of(AROUND.matcher(line).replaceAll(""));
    }

    /** The numbers of a short last line, else the last number of all. */
    private static Set<String> finals(String text, boolean besideCode) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1).strip();
        List<String> numbers = last.length() <= SHORT_LINE ? Numbers.inDigits(last) : List.of();
        List<String> all = Numbers.inDigits(text);
        if (!numbers.isEmpty() || all.isEmpty() || besideCode) {
            return Set.copyOf(numbers.stream().distinct().toList());
        }
        return Set.of(all.get(all.size() - 1));
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u0451', '\u0435'))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
