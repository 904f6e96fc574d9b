package org.opora.answering.writing.leak;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.opora.answering.writing.facts.Numbers;
import org.opora.answering.writing.facts.Sums;
import org.opora.answering.writing.leak.Readings.Way;

/**
 * What of locked solutions a reply shows, alone or together with what the assistant has said before: code, words, and
 * values that neither student nor task has said, after undoing disguises.
 */
public final class Leak {
    private static final Pattern MARK = Pattern.compile("(?<!\\\\)\\[\\d+\\](?!\\()");
    private static final Pattern ORDINAL = Pattern.compile("(?m)^\\s*\\d{1,2}[.)]\\s");
    /** Backwards, 120 is no 21. */
    private static final Pattern LED_BY_ZERO = Pattern.compile("(?<![0-9.])0[0-9]+");
    /** Digits; the answer of another assignment is told from the school's own numbers only when it is that long. */
    private static final int TELLING = 3;
    /** Words from which a phrase of the base is a solution's rather than the language's. */
    private static final int PHRASE = 3;
    /** Runs of six tokens; a shorter solution is an idiom. */
    private static final int LEAST_HELD = 6;

    private final Readings reply;
    private final Map<Way, Reading> now;
    private final Map<Way, Reading> joined;
    private final Told told;
    private final String before;
    private final Set<String> disguised = new HashSet<>();

    private Leak(String words, Told told) {
        this.told = told;
        String own = bare(words);
        reply = Readings.of(own);
        now = read(reply);
        before = bare(told.before);
        if (told.before.isBlank()) {
            joined = now;
        } else {
            joined = read(Readings.of(before + "\n" + own));
        }
        reply.hidden()
                .forEach(hidden ->
                        disguised.addAll(Numbers.of(LED_BY_ZERO.matcher(hidden).replaceAll(" "))));
        disguised.removeIf(value -> value.length() < 2);
        disguised.removeAll(Numbers.of(reply.plain()));
        disguised.addAll(Roman.in(reply.plain()));
        disguised.addAll(Sums.of(reply.plain()));
    }

    /**
     * @param asked locked solutions of the assignment that the reply is about
     * @param others those of the course's other assignments
     * @return what shows, in words for staff
     */
    public static Optional<String> in(String words, Told told, Collection<String> asked, Collection<String> others) {
        if (asked.isEmpty() && others.isEmpty()) {
            return Optional.empty();
        }
        Leak leak = new Leak(words, told);
        return asked.stream()
                .map(Solution::of)
                .flatMap(solution -> leak.shows(solution, true).stream())
                .findFirst()
                .or(() -> others.stream()
                        .map(Solution::of)
                        .flatMap(solution -> leak.shows(solution, false).stream())
                        .findFirst());
    }

    /**
     * Whether a text of the school's own holds code of a solution, or a phrase of three words or more: what is shorter, and
     * its numbers, stand there for reasons of their own.
     *
     * @param tasks the assignments' texts, which may be repeated
     */
    public static Optional<String> copied(String text, String tasks, Collection<String> solutions) {
        Leak leak = new Leak(text, new Told(tasks, "", "", ""));
        return solutions.stream()
                .map(Solution::of)
                .filter(solution -> solution.isCode() || solution.prose().size() >= PHRASE)
                .flatMap(solution -> leak.copies(solution).stream())
                .findFirst();
    }

    /**
     * Whether a text of the school's own is at least half of a solution: no quote may show that. Less is what a lesson and its
     * tasks have in common: a line of imports, a signature, an opening sentence.
     */
    public static boolean isHeldIn(String text, Collection<String> solutions) {
        String plain = Letters.plain(text);
        Grams here = Grams.of(Tokens.of(plain));
        return solutions.stream().map(Solution::of).anyMatch(solution -> {
            if (!solution.isCode()) {
                return ProseShown.isHeldIn(solution, plain);
            }
            long[] grams =
                    Arrays.stream(solution.grams()).filter(gram -> gram != 0).toArray();
            long shown = Arrays.stream(grams).filter(here::has).count();
            return shown >= LEAST_HELD && 2 * shown >= grams.length;
        });
    }

    private Optional<String> copies(Solution solution) {
        for (Map.Entry<Way, Reading> one : now.entrySet()) {
            Reading here = one.getValue();
            Reading all = joined.getOrDefault(one.getKey(), here);
            if (CodeShown.isTooMuch(solution, here, all, told)) {
                return Optional.of("shows code of a locked solution");
            }
            if (ProseShown.isTooMuch(solution, here.text(), all.text(), told)) {
                return Optional.of("shows words of a locked solution");
            }
        }
        return Optional.empty();
    }

    private Optional<String> shows(Solution solution, boolean asked) {
        Optional<String> copied = copies(solution);
        if (copied.isPresent()) {
            return copied;
        }
        if (asked
                && !before.isBlank()
                && CodeShown.isScattered(
                        solution,
                        Tokens.of(before),
                        Objects.requireNonNull(joined.get(Way.PLAIN)).tokens())) {
            return Optional.of("completes a locked solution over several turns");
        }
        if (solution.finals().isEmpty() && solution.steps().isEmpty()) {
            return Optional.empty();
        }
        return asked ? value(solution) : foreignValue(solution);
    }

    private Optional<String> value(Solution solution) {
        Set<String> secret = new HashSet<>(solution.finals());
        secret.removeAll(told.values());
        Set<String> hidden = new HashSet<>(secret);
        hidden.retainAll(disguised);
        if (!hidden.isEmpty()) {
            return Optional.of("shows the answer of a locked solution in disguise");
        }
        secret.retainAll(Numbers.of(reply.plain()));
        if (!secret.isEmpty()) {
            return Optional.of("shows the answer of a locked solution");
        }
        if (Asserted.is(solution.finals(), reply, told)) {
            return Optional.of("says what the answer of a locked solution is");
        }
        Set<String> heard = new HashSet<>(told.values());
        heard.addAll(Numbers.of(before));
        double score = Score.of(Score.signals(solution, told.valuesOfTask(), heard, reply.plain()));
        return score >= Score.THRESHOLD
                ? Optional.of("reveals the answer with probability " + Math.round(score * 100) / 100.0)
                : Optional.empty();
    }

    private Optional<String> foreignValue(Solution solution) {
        Set<String> secret = new HashSet<>(solution.finals());
        secret.removeIf(value -> value.replace(".", "").length() < TELLING);
        secret.removeAll(told.values());
        Set<String> shown = Numbers.of(reply.plain());
        shown.addAll(disguised);
        secret.retainAll(shown);
        secret.removeAll(secret.isEmpty() ? Set.of() : told.valuesOfLesson());
        return secret.isEmpty() ? Optional.empty() : Optional.of("shows the answer of another assignment");
    }

    private static Map<Way, Reading> read(Readings readings) {
        Map<Way, Reading> read = new EnumMap<>(Way.class);
        readings.all().forEach((way, text) -> read.put(way, Reading.of(text)));
        return read;
    }

    private static String bare(String words) {
        return ORDINAL.matcher(MARK.matcher(words).replaceAll(" ")).replaceAll(" ");
    }
}
