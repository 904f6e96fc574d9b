package org.opora.answering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.Found;
import org.opora.knowledge.Hit;
import org.opora.knowledge.Retrieval.Window;

/**
 * What retrieval found for one question.
 *
 * @param found passages, best first
 * @param windows pairs of neighbouring sentences of the best passages, nearest first
 */
public record Evidence(Found found, List<Window> windows) {
    public Evidence {
        windows = List.copyOf(windows);
    }

    public List<Hit> hits() {
        return found.hits();
    }

    public boolean isEmpty() {
        return hits().isEmpty();
    }

    /** The best passage of each article. */
    public List<Hit> oneAnArticle() {
        Set<ArticleId> seen = new HashSet<>();
        List<Hit> best = new ArrayList<>();
        for (Hit hit : hits()) {
            if (seen.add(hit.articleId())) {
                best.add(hit);
            }
        }
        return best;
    }
}
