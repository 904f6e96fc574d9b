package org.opora.knowledge;

import com.pgvector.PGhalfvec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Articles.RevisionInfo;
import org.opora.knowledge.Indexing.Cut;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of articles, revisions and passages. */
final class ArticleQueries {
    private ArticleQueries() {}

    /** Locks the article's row, so that two changes of one article come one after the other. */
    static Optional<Article> lock(Handle handle, SchoolId school, String externalId) {
        return handle.createQuery(
                        "select * from article where school_id = :school and external_id = :externalId for update")
                .bind("school", school)
                .bind("externalId", externalId)
                .mapTo(Article.class)
                .findOne();
    }

    static Optional<Article> find(Handle handle, SchoolId school, String externalId) {
        return handle.createQuery("select * from article where school_id = :school and external_id = :externalId")
                .bind("school", school)
                .bind("externalId", externalId)
                .mapTo(Article.class)
                .findOne();
    }

    static void insert(
            Handle handle, SchoolId school, ArticleId id, String externalId, @Nullable String source, Instant now) {
        handle.createUpdate("""
                        insert into article (school_id, id, external_id, state, source, created_at, updated_at)
                        values (:school, :id, :externalId, 'draft', :source, :now, :now)
                        on conflict (school_id, external_id) do nothing""")
                .bind("school", school)
                .bind("id", id)
                .bind("externalId", externalId)
                .bind("source", source)
                .bind("now", now)
                .execute();
    }

    static void setState(
            Handle handle,
            SchoolId school,
            ArticleId id,
            Article.State state,
            @Nullable Integer revision,
            @Nullable String source,
            Instant now) {
        handle.createUpdate("""
                        update article set state = :state, published_revision = :revision, source = coalesce(:source, source),
                          updated_at = :now where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("state", state)
                .bind("revision", revision)
                .bind("source", source)
                .bind("now", now)
                .execute();
    }

    static int insertRevision(Handle handle, SchoolId school, ArticleId article, Content content, Instant now) {
        return handle.createQuery("""
                        insert into revision (school_id, article_id, n, title, body, format, lang, course_id, lesson_id, url, kind,
                                              questions, valid_until, valid_from, visibility, content_hash, created_at)
                        values (:school, :article,
                                (select coalesce(max(n), 0) + 1 from revision where school_id = :school and article_id = :article),
                                :title, :body, :format, :lang, :courseId, :lessonId, :url, :kind, :questionTexts, :validUntil, :validFrom,
                                :visibility, :hash, :now)
                        returning n""")
                .bind("school", school)
                .bind("article", article)
                .bindNamedArgumentFinder(Database.fields(content))
                .bindArray("questionTexts", String.class, content.questions())
                .bind("hash", content.hash())
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    static Optional<String> hash(Handle handle, SchoolId school, ArticleId article, int n) {
        return handle.createQuery(
                        "select content_hash from revision where school_id = :school and article_id = :article and n = :n")
                .bind("school", school)
                .bind("article", article)
                .bind("n", n)
                .mapTo(String.class)
                .findOne();
    }

    record Known(String externalId, String hash) {}

    /** Of the revision that a put of the same content would leave alone. */
    static List<Known> hashes(Handle handle, SchoolId school, Set<String> externalIds, boolean publish) {
        return handle.createQuery("""
                        select a.external_id, r.content_hash as hash
                        from article a
                        join lateral (select r.content_hash from revision r
                                      where r.school_id = a.school_id and r.article_id = a.id
                                        and (not :publish or r.n = a.published_revision)
                                      order by r.n desc limit 1) r on true
                        where a.school_id = :school and a.external_id = any(:ids) and a.state <> 'archived'""")
                .bind("school", school)
                .bind("publish", publish)
                .bindArray("ids", String.class, List.copyOf(externalIds))
                .mapTo(Known.class)
                .list();
    }

    static List<String> saying(Handle handle, SchoolId school, String source, Content content) {
        return handle.createQuery("""
                        select a.external_id
                        from revision r
                        join article a on a.school_id = r.school_id and a.id = r.article_id
                        where r.school_id = :school and md5(r.body) = md5(:body) and r.body = :body and r.questions = :questions
                          and a.source = :source and a.state <> 'archived'
                          and r.n = coalesce(a.published_revision, (select max(n) from revision n
                                                                    where n.school_id = a.school_id and n.article_id = a.id))
                        order by a.external_id""")
                .bind("school", school)
                .bind("source", source)
                .bind("body", content.body())
                .bindArray("questions", String.class, content.questions())
                .mapTo(String.class)
                .list();
    }

    static void move(Handle handle, SchoolId school, String from, String to, Instant now) {
        handle.createUpdate("""
                        update article set external_id = :to, updated_at = :now, links_of = null
                        where school_id = :school and external_id = :from""")
                .bind("school", school)
                .bind("from", from)
                .bind("to", to)
                .bind("now", now)
                .execute();
    }

    static Optional<Content> content(Handle handle, SchoolId school, ArticleId article, int n) {
        return handle.createQuery(
                        "select * from revision where school_id = :school and article_id = :article and n = :n")
                .bind("school", school)
                .bind("article", article)
                .bind("n", n)
                .mapTo(Content.class)
                .findOne();
    }

    static List<RevisionInfo> revisions(Handle handle, SchoolId school, ArticleId article) {
        return handle.createQuery(
                        "select n, title, created_at from revision where school_id = :school and article_id = :article order by n")
                .bind("school", school)
                .bind("article", article)
                .mapTo(RevisionInfo.class)
                .list();
    }

    static void insertPassages(Handle handle, SchoolId school, ArticleId article, int revision, List<Cut> cuts) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into passage (school_id, id, article_id, revision, position, heading, text)
                values (:school, :id, :article, :revision, :position, :heading, :text)""");
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            batch.bind("school", school)
                    .bind("id", cut.id())
                    .bind("article", article)
                    .bind("revision", revision)
                    .bind("position", i)
                    .bind("heading", cut.heading())
                    .bind("text", cut.text())
                    .add();
        }
        int[] inserted = batch.execute();
        assert inserted.length == cuts.size();
    }

    static List<Cut> passages(Handle handle, SchoolId school, ArticleId article, int revision) {
        return handle.createQuery("""
                        select id, heading, text from passage
                        where school_id = :school and article_id = :article and revision = :revision order by position""")
                .bind("school", school)
                .bind("article", article)
                .bind("revision", revision)
                .mapTo(Cut.class)
                .list();
    }

    /** Takes an article out of search. */
    static void unindex(Handle handle, SchoolId school, ArticleId article) {
        handle.createUpdate("delete from passage_384 where school_id = :school and article_id = :article")
                .bind("school", school)
                .bind("article", article)
                .execute();
    }

    /** Puts passages into search; without vectors they are found by their words until the embedding job has been there. */
    static void index(
            Handle handle,
            SchoolId school,
            ArticleId article,
            Content content,
            List<Cut> cuts,
            @Nullable List<Indexing.Vectors> vectors) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into passage_384 (school_id, passage_id, article_id, course_id, lang, kind, staff_only, valid_until,
                                         valid_from, embedding, lexemes)
                values (:school, :id, :article, :course, :lang, :kind, :staffOnly, :validUntil, :validFrom, :embedding,
                        passage_lexemes(:school, :lang, :title, :heading, :text))""");
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            batch.bind("school", school)
                    .bind("id", cut.id())
                    .bind("article", article)
                    .bind("course", content.courseId())
                    .bind("lang", content.lang())
                    .bind("kind", content.kind())
                    .bind("staffOnly", content.visibility() == Article.Visibility.STAFF)
                    .bind("validUntil", content.validUntil())
                    .bind("validFrom", content.validFrom())
                    .bindByType(
                            "embedding",
                            vectors == null
                                    ? null
                                    : new PGhalfvec(vectors.get(i).passage()),
                            PGhalfvec.class)
                    .bind("title", String.join("\n", titles(content)))
                    .bind("heading", cut.heading())
                    .bind("text", cut.text())
                    .add();
        }
        int[] indexed = batch.execute();
        assert indexed.length == cuts.size();
        if (vectors != null) {
            windows(handle, school, cuts, vectors);
        }
    }

    private static List<String> titles(Content content) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(content.title()), content.questions().stream())
                .toList();
    }

    private static void windows(Handle handle, SchoolId school, List<Cut> cuts, List<Indexing.Vectors> vectors) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into passage_window_384 (school_id, passage_id, from_at, to_at, embedding)
                values (:school, :passage, :from, :to, :embedding) on conflict do nothing""");
        for (int i = 0; i < cuts.size(); i++) {
            for (Indexing.Window window : vectors.get(i).windows()) {
                batch.bind("school", school)
                        .bind("passage", cuts.get(i).id())
                        .bind("from", window.span().from())
                        .bind("to", window.span().to())
                        .bindByType("embedding", new PGhalfvec(window.vector()), PGhalfvec.class)
                        .add();
            }
        }
        if (batch.size() > 0) {
            int[] stored = batch.execute();
            assert stored.length > 0;
        }
    }

    static List<Articles.Listed> list(Handle handle, SchoolId school, Articles.Filter filter, Page.Request page) {
        return handle.createQuery("""
                        select a.id, a.external_id, a.state, a.published_revision, a.source, a.updated_at, r.title, r.lang, r.kind,
                               c.external_id as course
                        from article a
                        join lateral (select * from revision r where r.school_id = a.school_id and r.article_id = a.id
                                      order by (r.n = a.published_revision) desc nulls last, r.n desc limit 1) r on true
                        left join course c on c.school_id = a.school_id and c.id = r.course_id
                        where a.school_id = :school and r.kind <> 'assignment'
                          and (:after::text is null or a.external_id > :after)
                          and (:state::text is null or a.state = :state)
                          and (:source::text is null or a.source = :source)
                          and (:course::text is null or c.external_id = :course)
                          and (:query::text is null or position(lower(:query) in lower(r.title)) > 0)
                        order by a.external_id limit :limit""")
                .bind("school", school)
                .bind("after", page.after())
                .bindNamedArgumentFinder(Database.fields(filter))
                .bind("limit", page.limit() + 1)
                .mapTo(Articles.Listed.class)
                .list();
    }
}
