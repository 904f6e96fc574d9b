package org.opora.knowledge;

import com.pgvector.PGhalfvec;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Entries.Entry;

/** SQL of verified entries. */
final class EntryQueries {
    /** Every article's questions up to this one; more are not offered. */
    private static final int QUESTIONS = 4;

    private EntryQueries() {}

    /** Of the hundred passages that search finds; the nil course is nobody's, so that the whole school's are left. */
    static List<Entry> near(
            Handle handle, SchoolId school, @Nullable CourseId course, String text, float[] vector, int limit) {
        return handle.createQuery("""
                        select f.passage_id, f.article_id, a.external_id, r.title, p.heading, r.url, p.text, r.lang, r.kind, r.course_id,
                               r.lesson_id, (f.dense + coalesce(q.nearest, f.dense)) / 2 as score, f.dense, f.lexical, f.dense_rank,
                               f.lexical_rank, f.mean_dense, q.nearest as best_window, r.questions
                        from search_passages_384(:school, coalesce(:course::uuid, '00000000-0000-0000-0000-000000000000'), :vector,
                                                 :text, :lang, false, 100) f
                        join passage p on p.school_id = :school and p.id = f.passage_id
                        join revision r on r.school_id = :school and r.article_id = p.article_id and r.n = p.revision
                        join article a on a.school_id = :school and a.id = p.article_id
                        left join lateral (select max(-(w.embedding <#> :vector)) as nearest from passage_window_384 w
                                           where w.school_id = :school and w.passage_id = f.passage_id and w.from_at < 0) q on true
                        where f.dense is not null and (r.kind = 'faq' or r.questions <> '{}')
                        order by score desc, f.passage_id limit :limit""")
                .bind("school", school)
                .bind("course", course)
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .bind("text", text)
                .bind("lang", Language.of(text))
                .bind("limit", limit)
                .map(row -> new Entry(row.getRow(Hit.class), row.getColumn("questions", new GenericType<>() {})))
                .list();
    }

    static List<Hit> passages(Handle handle, SchoolId school, @Nullable CourseId course, ArticleId article) {
        return handle.createQuery("""
                        select p.id as passage_id, p.article_id, a.external_id, r.title, p.heading, r.url, p.text, r.lang, r.kind,
                               r.course_id, r.lesson_id, 1.0 as score, null::real as dense, 0.0 as lexical, null::int as dense_rank,
                               null::int as lexical_rank, null::real as mean_dense, null::real as best_window
                        from article a
                        join revision r on r.school_id = a.school_id and r.article_id = a.id and r.n = a.published_revision
                        join passage p on p.school_id = r.school_id and p.article_id = r.article_id and p.revision = r.n
                        where a.school_id = :school and a.id = :article and a.state = 'published'
                          and (r.kind = 'faq' or r.questions <> '{}') and r.visibility = 'student'
                          and (r.valid_from is null or r.valid_from <= now()) and (r.valid_until is null or r.valid_until > now())
                          and (r.course_id is null or r.course_id = :course)
                        order by p.position""")
                .bind("school", school)
                .bind("course", course)
                .bind("article", article)
                .mapTo(Hit.class)
                .list();
    }

    static List<UUID> current(Handle handle, SchoolId school, Collection<UUID> passages) {
        return handle.createQuery("""
                        select passage_id from passage_384 where school_id = :school and passage_id = any(:passages)
                          and not staff_only and (valid_from is null or valid_from <= now()) and (valid_until is null or valid_until > now())""")
                .bind("school", school)
                .bindArray("passages", UUID.class, passages.toArray())
                .mapTo(UUID.class)
                .list();
    }

    /** A question that an article lists. */
    record Listed(String question, String lang) {}

    static List<Listed> questions(
            Handle handle, SchoolId school, @Nullable CourseId course, @Nullable LessonId lesson) {
        return handle.createQuery("""
                        select q.question, r.lang
                        from revision r
                        join article a on a.school_id = r.school_id and a.id = r.article_id and a.published_revision = r.n
                        cross join lateral unnest(r.questions) with ordinality q(question, place)
                        where r.school_id = :school and r.questions <> '{}' and r.visibility = 'student' and a.state = 'published'
                          and (r.valid_from is null or r.valid_from <= now()) and (r.valid_until is null or r.valid_until > now())
                          and (r.course_id is null or r.course_id = :course)
                          and q.place <= :most
                        order by case when r.lesson_id = :lesson then 0 when r.course_id is not null then 1 else 2 end,
                                 q.place, a.external_id""")
                .bind("school", school)
                .bind("course", course)
                .bind("lesson", lesson)
                .bind("most", QUESTIONS)
                .mapTo(Listed.class)
                .list();
    }
}
