package org.opora.knowledge;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.opora.identity.SchoolId;

/** SQL of passages that are near each other. */
final class LikenessQueries {
    /** An article of a hundred passages says enough in its first fifty. */
    private static final int PASSAGES = 50;

    /** The search takes two questions for the same from .93 (V013); here nobody wants to be called for nothing. */
    private static final double SAME_QUESTION = 0.96;

    private LikenessQueries() {}

    /** The nearest passages of other articles for each passage of this one, and those with a question as good as the same. */
    static List<Likeness.Pair> near(Handle handle, SchoolId school, ArticleId article, double least) {
        return handle.createQuery("""
                        with own as materialized (
                          select passage_id, embedding, course_id from passage_384
                          where school_id = :school and article_id = :article and embedding is not null and kind <> 'assignment'
                          order by passage_id limit :passages),
                        near as (
                          select o.passage_id as own_id, n.passage_id as other_id, n.similarity, false as question
                          from own o cross join lateral (
                            select x.passage_id, -(x.embedding <#> o.embedding) as similarity from passage_384 x
                            where x.school_id = :school and x.article_id <> :article and x.kind <> 'assignment' and x.embedding is not null
                              and (x.course_id is null or o.course_id is null or x.course_id = o.course_id)
                            order by x.embedding <#> o.embedding limit 3) n
                          union all
                          select o.passage_id, q.passage_id, q.similarity, true
                          from own o
                          join passage_window_384 w on w.school_id = :school and w.passage_id = o.passage_id and w.from_at < 0
                          cross join lateral (
                            select x.passage_id, -(x.embedding <#> w.embedding) as similarity from passage_window_384 x
                            join passage_384 n on n.school_id = x.school_id and n.passage_id = x.passage_id
                            where x.school_id = :school and x.from_at < 0 and n.article_id <> :article
                              and (n.course_id is null or o.course_id is null or n.course_id = o.course_id)
                            order by x.embedding <#> w.embedding limit 2) q
                          where q.similarity >= :sameQuestion)
                        select own.text as own, other.text as other, a.external_id, r.title, other.heading, near.similarity, near.question
                        from near
                        join passage own on own.school_id = :school and own.id = near.own_id
                        join passage other on other.school_id = :school and other.id = near.other_id
                        join revision r on r.school_id = :school and r.article_id = other.article_id and r.n = other.revision
                        join article a on a.school_id = :school and a.id = other.article_id
                        where near.similarity >= :least
                        order by near.question desc, near.similarity desc""")
                .bind("school", school)
                .bind("article", article)
                .bind("passages", PASSAGES)
                .bind("least", least)
                .bind("sameQuestion", SAME_QUESTION)
                .mapTo(Likeness.Pair.class)
                .list();
    }
}
