package org.opora.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opora.identity.Caller;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.shared.Problem;

/** What an article said and says, and who wrote it. */
@ApplicationScoped
public class Revisions {
    public enum AuthorKind {
        STAFF,
        KEY,
        IMPORT,
        PROPOSAL
    }

    /** @param name of the member of staff, else null */
    public record Author(AuthorKind kind, @Nullable String name) {
        /** The caller of a request. */
        public static Author of(Caller caller) {
            return caller instanceof Caller.Member member
                    ? new Author(AuthorKind.STAFF, member.name())
                    : new Author(AuthorKind.KEY, null);
        }
    }

    /** @param author null = written before authors were kept */
    public record Info(
            int n,
            String title,
            Instant createdAt,
            @Nullable Author author,
            @Nullable String note) {}

    /** A revision whole. */
    record One(Article article, Content content, Info info, List<Indexing.Cut> cuts) {}

    private record Row(
            int n,
            String title,
            Instant createdAt,
            @Nullable AuthorKind authorKind,
            @Nullable String authorName,
            @Nullable String note) {
        Info info() {
            AuthorKind kind = authorKind;
            return new Info(n, title, createdAt, kind == null ? null : new Author(kind, authorName), note);
        }
    }

    private final Tenancy tenancy;

    Revisions(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Says who has just made a revision, and of what kind the change is. */
    public void sign(SchoolId school, ArticleId article, int n, Author author, @Nullable String note) {
        tenancy.run(school, handle -> {
            int signed = handle.createUpdate("""
                            update revision set author_kind = :kind, author_name = :name, note = :note
                            where school_id = :school and article_id = :article and n = :n and author_kind is null""")
                    .bind("kind", author.kind())
                    .bind("name", author.name())
                    .bind("note", note)
                    .bind("school", school)
                    .bind("article", article)
                    .bind("n", n)
                    .execute();
            assert signed <= 1;
        });
    }

    /** Oldest first. */
    public List<Info> of(SchoolId school, ArticleId article) {
        return tenancy
                .in(school, handle -> handle.createQuery("""
                                select n, title, created_at, author_kind, author_name, note from revision
                                where school_id = :school and article_id = :article order by n""")
                        .bind("school", school)
                        .bind("article", article)
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(Row::info)
                .toList();
    }

    /** @return empty when there is no such article or revision */
    public Optional<Content> content(SchoolId school, String externalId, int n) {
        return tenancy.in(school, handle -> ArticleQueries.find(handle, school, externalId)
                .flatMap(article -> ArticleQueries.content(handle, school, article.id(), n)));
    }

    /** @throws Problem 404 when there is no such article or revision */
    One get(SchoolId school, String externalId, int n) {
        return tenancy.in(school, handle -> {
            Article article =
                    ArticleQueries.find(handle, school, externalId).orElseThrow(() -> Problem.notFound("article"));
            Content content = ArticleQueries.content(handle, school, article.id(), n)
                    .orElseThrow(() -> Problem.notFound("revision"));
            Info info = of(school, article.id()).stream()
                    .filter(one -> one.n() == n)
                    .findFirst()
                    .orElseThrow();
            return new One(article, content, info, ArticleQueries.passages(handle, school, article.id(), n));
        });
    }
}
