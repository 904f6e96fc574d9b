package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** What other articles say that is nearly the same, and where they say it with other numbers or dates. */
@ApplicationScoped
class Likeness {
    /**
     * {@code contradiction}: as good as the same, with other numbers; {@code duplicate}: as good as the same;
     * {@code question}: answers the same question.
     */
    enum Kind {
        CONTRADICTION,
        DUPLICATE,
        QUESTION
    }

    /** The other text, and what only one of the two has of numbers. */
    record Alike(
            Kind kind,
            String externalId,
            String title,
            String heading,
            String own,
            String other,
            List<String> onlyOwn,
            List<String> onlyOther,
            double similarity) {}

    /** A pair of passages near each other; {@code question}: two questions of theirs are. */
    record Pair(
            String own,
            String other,
            String externalId,
            String title,
            String heading,
            double similarity,
            boolean question) {}

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    /** Digits within a name, as in utf8 or 4iv8f7, are none. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{Nd}])\\p{Nd}+(?:[.,:]\\p{Nd}+)*(?!\\p{L}*\\p{Nd})");

    private static final int STEM = 5;
    /** Cosines of e5: passages of one handbook have .80 to .88 with each other, of one topic up to .92. */
    static final double NEAR = 0.92;

    private static final double SAME = 0.95;
    /** Of all words of two passages that contradict each other: they speak of one thing. */
    private static final double COMMON = 0.4;

    private static final int MOST = 10;
    private final Tenancy tenancy;

    Likeness(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Contradictions first. Of an article that is published; a draft is in no search, so nothing is like it yet. */
    List<Alike> of(SchoolId school, String externalId) {
        List<Pair> pairs = tenancy.in(school, handle -> {
            Article article =
                    ArticleQueries.find(handle, school, externalId).orElseThrow(() -> Problem.notFound("article"));
            return LikenessQueries.near(handle, school, article.id(), NEAR);
        });
        List<Alike> alike = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Pair pair : pairs) {
            Alike one = judged(pair);
            if (one != null && seen.add(one.externalId() + one.own()) && alike.size() < MOST) {
                alike.add(one);
            }
        }
        alike.sort(Comparator.comparing(Alike::kind));
        return alike;
    }

    static @Nullable Alike judged(Pair pair) {
        Set<String> own = found(NUMBER, pair.own());
        Set<String> other = found(NUMBER, pair.other());
        boolean differ = !own.isEmpty() && !other.isEmpty() && !own.equals(other);
        Kind kind;
        if (differ && (pair.question() || common(pair.own(), pair.other()) >= COMMON)) {
            kind = Kind.CONTRADICTION;
        } else if (pair.question()) {
            kind = Kind.QUESTION;
        } else if (pair.similarity() >= SAME) {
            kind = Kind.DUPLICATE;
        } else {
            return null;
        }
        return new Alike(
                kind,
                pair.externalId(),
                pair.title(),
                pair.heading(),
                pair.own(),
                pair.other(),
                without(own, other),
                without(other, own),
                pair.similarity());
    }

    private static List<String> without(Set<String> all, Set<String> these) {
        return all.stream().filter(one -> !these.contains(one)).toList();
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static double common(String one, String other) {
        Set<String> first = stems(one);
        Set<String> second = stems(other);
        long both = first.stream().filter(second::contains).count();
        return both == 0 ? 0 : (double) both / (first.size() + second.size() - both);
    }

    /** Words without their endings; numbers are what may differ. */
    private static Set<String> stems(String text) {
        return found(WORD, text.toLowerCase(Locale.ROOT)).stream()
                .filter(word -> !Character.isDigit(word.charAt(0)))
                .map(word -> word.substring(0, Math.min(word.length(), STEM)))
                .collect(Collectors.toSet());
    }
}
