package org.opora.knowledge;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Indexing.Cut;
import org.opora.knowledge.Indexing.Vectors;
import org.opora.knowledge.embedding.EmbeddingUnavailable;
import org.opora.shared.Id;
import org.opora.shared.Problem;

/** What would be found if an article said something else: everything is as before afterwards. */
@ApplicationScoped
public class Supposing {
    /**
     * The supposed article while the work runs.
     *
     * @param passages in the order of the text
     */
    public record Supposed(ArticleId article, List<PassageId> passages) {}

    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** A question and its answer by a model, and more. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Tenancy tenancy;
    private final Indexing indexing;
    private final Clock clock;

    Supposing(Tenancy tenancy, Indexing indexing, Clock clock) {
        this.tenancy = tenancy;
        this.indexing = indexing;
        this.clock = clock;
    }

    /**
     * @throws Problem 422 when the body has nothing to find in it
     * @throws Problem 503 {@code embedding-unavailable} when the new passages cannot be embedded
     */
    public <T> T saying(SchoolId school, String externalId, Content content, Function<Supposed, T> work) {
        return saying(school, externalId, content, LONGEST, work);
    }

    /** @param longest that the work may take; meanwhile nobody else can publish that article */
    public <T> T saying(
            SchoolId school, String externalId, Content content, Duration longest, Function<Supposed, T> work) {
        List<Cut> cuts = Indexing.cut(content);
        if (cuts.isEmpty()) {
            throw Problem.invalid("empty", "body", "has no text in it");
        }
        List<Vectors> vectors = vectors(school, externalId, content, cuts);
        List<T> found = new ArrayList<>(1);
        try {
            QuarkusTransaction.requiringNew().timeout((int) longest.toSeconds()).run(() -> {
                ArticleId article =
                        tenancy.in(school, handle -> put(handle, school, externalId, content, cuts, vectors));
                found.add(work.apply(
                        new Supposed(article, cuts.stream().map(Cut::id).toList())));
                throw new Undone();
            });
        } catch (Undone asMeant) {
            return found.get(0);
        }
        throw new IllegalStateException("what was supposed has been kept");
    }

    /** Ends the transaction of what was only supposed. */
    private static final class Undone extends RuntimeException {
        Undone() {
            super("undone", null, false, false);
        }
    }

    private ArticleId put(
            Handle handle, SchoolId school, String externalId, Content content, List<Cut> cuts, List<Vectors> vectors) {
        ArticleQueries.insert(handle, school, new ArticleId(Id.next()), externalId, null, clock.instant());
        ArticleId article =
                ArticleQueries.find(handle, school, externalId).orElseThrow().id();
        int n = ArticleQueries.insertRevision(handle, school, article, content, clock.instant());
        ArticleQueries.insertPassages(handle, school, article, n, cuts);
        ArticleQueries.unindex(handle, school, article);
        ArticleQueries.index(handle, school, article, content, cuts, vectors);
        return article;
    }

    /** Only what is new is embedded: of a long text little changes between two questions. */
    private List<Vectors> vectors(SchoolId school, String externalId, Content content, List<Cut> cuts) {
        Map<String, Vectors> known = known(school, externalId, content);
        List<Cut> fresh = cuts.stream()
                .filter(cut -> !known.containsKey(Indexing.embedded(content, cut)))
                .toList();
        Map<PassageId, Vectors> made = new HashMap<>();
        try {
            List<Vectors> all = fresh.isEmpty() ? List.of() : indexing.vectors(content, fresh);
            for (int i = 0; i < fresh.size(); i++) {
                Vectors before = made.put(fresh.get(i).id(), all.get(i));
                assert before == null;
            }
        } catch (EmbeddingUnavailable e) {
            throw Problem.unavailable("embedding-unavailable", "The embedding server does not answer.", PAUSE);
        }
        List<Vectors> vectors = new ArrayList<>();
        for (Cut cut : cuts) {
            Vectors one = made.get(cut.id());
            vectors.add(one == null ? known.get(Indexing.embedded(content, cut)) : one);
        }
        return vectors;
    }

    /** The vectors of the published passages by what they were made of, where that is made the same way now. */
    private Map<String, Vectors> known(SchoolId school, String externalId, Content content) {
        return tenancy.in(school, handle -> {
            Map<String, Vectors> known = new HashMap<>();
            Article article = ArticleQueries.find(handle, school, externalId).orElse(null);
            Integer published = article == null ? null : article.publishedRevision();
            if (article == null || published == null) {
                return known;
            }
            Content before = ArticleQueries.content(handle, school, article.id(), published)
                    .orElseThrow();
            if (before.kind() != content.kind() || !before.questions().equals(content.questions())) {
                return known;
            }
            SupposingQueries.vectors(handle, school, article.id())
                    .forEach((cut, vectors) -> known.put(Indexing.embedded(before, cut), vectors));
            return known;
        });
    }
}
