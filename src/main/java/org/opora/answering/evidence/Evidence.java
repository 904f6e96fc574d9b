package org.opora.answering.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Retrieval.Window;

/** What retrieval found for one question. */
public final class Evidence {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    /** Two passages that share so much of their words say the same. */
    private static final double SAME = 0.8;
    /** Articles beyond these are neither quoted nor weighed. */
    private static final int MOST_ARTICLES = 10;

    private final Found found;
    private @Nullable List<Hit> oneAnArticle;

    /** @param found passages, best first */
    public Evidence(Found found) {
        this.found = found;
    }

    /** The same without some passages. */
    public Evidence without(Predicate<Hit> left) {
        List<Hit> kept = hits().stream().filter(left.negate()).toList();
        return kept.size() == hits().size()
                ? this
                : new Evidence(new Found(kept, windows(), found.vector(), found.signals()));
    }

    public Found found() {
        return found;
    }

    public List<Hit> hits() {
        return found.hits();
    }

    public List<Window> windows() {
        return found.windows();
    }

    public boolean isEmpty() {
        return hits().isEmpty();
    }

    /** The best passage of each article; one that says the same as a better one is left out. */
    public List<Hit> oneAnArticle() {
        if (oneAnArticle == null) {
            oneAnArticle = List.copyOf(folded());
        }
        return oneAnArticle;
    }

    private List<Hit> folded() {
        Set<ArticleId> seen = new HashSet<>();
        List<Hit> best = new ArrayList<>();
        List<Set<String>> said = new ArrayList<>();
        for (Hit hit : hits()) {
            if (best.size() < MOST_ARTICLES && seen.add(hit.articleId())) {
                Set<String> words = words(hit.text());
                if (said.stream().noneMatch(other -> alike(words, other))) {
                    best.add(hit);
                    said.add(words);
                }
            }
        }
        return best;
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return common >= SAME * (one.size() + other.size() - common);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
