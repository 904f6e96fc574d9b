package org.opora.knowledge;

import com.pgvector.PGhalfvec;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Indexing.Cut;
import org.opora.knowledge.Indexing.Vectors;
import org.opora.knowledge.Indexing.Window;
import org.opora.knowledge.splitting.Sentences.Span;

/** SQL of the vectors that an article has already. */
final class SupposingQueries {
    private record Part(PassageId passageId, int fromAt, int toAt, String embedding) {}

    private record Whole(PassageId id, String heading, String text, String embedding) {}

    private SupposingQueries() {}

    /** Of each passage that search knows with its vector. */
    static Map<Cut, Vectors> vectors(Handle handle, SchoolId school, ArticleId article) {
        List<Whole> passages = handle.createQuery("""
                        select p.id, p.heading, p.text, n.embedding::text as embedding
                        from passage_384 n join passage p on p.school_id = n.school_id and p.id = n.passage_id
                        where n.school_id = :school and n.article_id = :article and n.embedding is not null""")
                .bind("school", school)
                .bind("article", article)
                .mapTo(Whole.class)
                .list();
        Map<PassageId, List<Window>> windows = windows(handle, school, passages);
        Map<Cut, Vectors> vectors = new HashMap<>();
        for (Whole one : passages) {
            Vectors before = vectors.put(
                    new Cut(one.id(), one.heading(), one.text()),
                    new Vectors(numbers(one.embedding()), windows.getOrDefault(one.id(), List.of())));
            assert before == null;
        }
        return vectors;
    }

    private static Map<PassageId, List<Window>> windows(Handle handle, SchoolId school, List<Whole> passages) {
        Map<PassageId, List<Window>> windows = new HashMap<>();
        handle.createQuery("""
                        select passage_id, from_at, to_at, embedding::text as embedding from passage_window_384
                        where school_id = :school and passage_id = any(:passages)""")
                .bind("school", school)
                .bindArray(
                        "passages",
                        UUID.class,
                        passages.stream().map(one -> one.id().value()).toList())
                .mapTo(Part.class)
                .forEach(part -> windows.computeIfAbsent(part.passageId(), first -> new ArrayList<>())
                        .add(new Window(new Span(part.fromAt(), part.toAt()), numbers(part.embedding()))));
        return windows;
    }

    private static float[] numbers(String vector) {
        try {
            return new PGhalfvec(vector).toArray();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
