package org.opora.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.pgvector.PGhalfvec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.course.CourseId;
import org.opora.course.LessonId;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Passages.Passage;
import org.opora.shared.Database;

/** SQL of search. */
final class RetrievalQueries {
    /** The parts of the first {@code :windowed} hits, and the order of all. */
    private static final String WINDOWS = """
            left join lateral (
              select jsonb_agg(jsonb_build_array(w.from_at, w.to_at, -(w.embedding <#> :vector))) as windows
              from passage_window_384 w
              where hit.place <= :windowed and w.school_id = :school and w.passage_id = hit.passage_id) parts on true
            order by hit.place""";

    private RetrievalQueries() {}

    /**
     * A hit with its windows, each as {@code [from, to, similarity]}.
     *
     * @param windows null where they are not wanted, and of a passage that has none
     */
    private record Row(Hit hit, @Nullable JsonNode windows) {
        Stream<Retrieval.Window> parts() {
            return windows == null
                    ? Stream.empty()
                    : StreamSupport.stream(windows.spliterator(), false)
                            .map(part -> new Retrieval.Window(
                                    hit.passageId(),
                                    part.get(0).intValue(),
                                    part.get(1).intValue(),
                                    part.get(2).doubleValue()));
        }
    }

    /** Hits, best first, and the windows of the first of them, nearest first. */
    record Rows(List<Hit> hits, List<Retrieval.Window> windows) {}

    static Rows search(Handle handle, SchoolId school, Retrieval.Query query, float[] vector) {
        List<Row> rows = handle.createQuery("""
                        select <columns>, parts.windows
                        from (
                          select f.passage_id, f.article_id, a.external_id, r.title, p.heading, r.url, p.text, r.lang, r.kind,
                                 r.course_id, r.lesson_id, f.score, f.dense, f.lexical, f.dense_rank, f.lexical_rank, f.mean_dense, f.best_window,
                                 row_number() over (order by f.score desc, f.passage_id) as place
                          from search_passages_384(:school, :course, :vector, :question, :lang, :staff, :limit) f
                          join passage p on p.school_id = :school and p.id = f.passage_id
                          join revision r on r.school_id = :school and r.article_id = p.article_id and r.n = p.revision
                          join article a on a.school_id = :school and a.id = p.article_id) hit
                        <windows>""")
                .define("columns", Database.columns(Row.class))
                .define("windows", WINDOWS)
                .bind("school", school)
                .bind("course", query.course())
                .bindByType("vector", vector.length == 0 ? null : new PGhalfvec(vector), PGhalfvec.class)
                .bind("question", query.text())
                .bind("lang", Language.of(query.text()))
                .bind("staff", query.staff())
                .bind("limit", query.limit())
                .bind("windowed", vector.length == 0 ? 0 : query.windowed())
                .mapTo(Row.class)
                .list();
        return rows(rows);
    }

    private static Rows rows(List<Row> rows) {
        return new Rows(
                rows.stream().map(Row::hit).toList(),
                rows.stream()
                        .flatMap(Row::parts)
                        .sorted(Comparator.comparingDouble(Retrieval.Window::similarity)
                                .reversed())
                        .toList());
    }

    static Rows ofCourse(
            Handle handle, SchoolId school, CourseId course, @Nullable LessonId first, int limit, float[] vector) {
        return rows(handle.createQuery("""
                        with near as (
                          select n.passage_id, -(n.embedding <#> :vector) as dense, avg(-(n.embedding <#> :vector)) over (partition by n.lang) as usual
                          from passage_384 n
                          where n.school_id = :school and n.course_id = :course and n.kind <> 'assignment' and not n.staff_only
                            and n.embedding is not null and (n.valid_until is null or n.valid_until > now())
                            and (n.valid_from is null or n.valid_from <= now()))
                        select <columns>, parts.windows
                        from (
                          select p.id as passage_id, p.article_id, a.external_id, r.title, p.heading, r.url, p.text, r.lang, r.kind, r.course_id,
                                 r.lesson_id, n.dense as score, n.dense, 0.0 as lexical, null::int as dense_rank, null::int as lexical_rank,
                                 null::real as mean_dense, null::real as best_window,
                                 row_number() over (order by coalesce(r.lesson_id = :first, false) desc, n.dense - n.usual desc, p.id) as place
                          from near n
                          join passage p on p.school_id = :school and p.id = n.passage_id
                          join revision r on r.school_id = p.school_id and r.article_id = p.article_id and r.n = p.revision
                          join article a on a.school_id = p.school_id and a.id = p.article_id
                          order by place limit :windowed) hit
                        <windows>""")
                .define("columns", Database.columns(Row.class))
                .define("windows", WINDOWS)
                .bind("school", school)
                .bind("course", course)
                .bind("first", first)
                .bind("windowed", limit)
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .mapTo(Row.class)
                .list());
    }

    static List<Hit> ofAssignment(Handle handle, SchoolId school, CourseId course, AssignmentId assignment) {
        return handle.createQuery("""
                        select p.id as passage_id, p.article_id, a.external_id, r.title, p.heading, r.url, p.text, r.lang, r.kind,
                               r.course_id, r.lesson_id, 1.0 as score, null::real as dense, 0.0 as lexical, null::int as dense_rank, null::int as lexical_rank,
                               null::real as mean_dense, null::real as best_window
                        from assignment t
                        join course c on c.school_id = t.school_id and c.id = t.course_id
                        join article a on a.school_id = t.school_id and a.external_id = 'assignment:' || c.external_id || ':' || t.external_id
                        join revision r on r.school_id = a.school_id and r.article_id = a.id and r.n = a.published_revision
                        join passage p on p.school_id = r.school_id and p.article_id = r.article_id and p.revision = r.n
                        where t.school_id = :school and t.id = :assignment and t.course_id = :course
                        order by p.position""")
                .bind("school", school)
                .bind("course", course)
                .bind("assignment", assignment)
                .mapTo(Hit.class)
                .list();
    }

    static Optional<Retrieval.NearAssignment> nearestAssignment(
            Handle handle, SchoolId school, CourseId course, float[] vector) {
        return handle.createQuery("""
                        select a.external_id, -(n.embedding <#> :vector) as similarity
                        from passage_384 n join article a on a.school_id = n.school_id and a.id = n.article_id
                        where n.school_id = :school and n.course_id = :course and n.kind = 'assignment' and n.embedding is not null
                        order by similarity desc limit 1""")
                .bind("school", school)
                .bind("course", course)
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .mapTo(Retrieval.NearAssignment.class)
                .findOne();
    }

    static int size(Handle handle, SchoolId school, @Nullable CourseId course) {
        return handle.createQuery("""
                        select coalesce(sum(passages), 0) from passage_course_384
                        where school_id = :school and (:course::uuid is null or course_id in (:course, '00000000-0000-0000-0000-000000000000'))""")
                .bind("school", school)
                .bind("course", course)
                .mapTo(Integer.class)
                .one();
    }

    static Optional<Passage> passage(Handle handle, SchoolId school, PassageId id) {
        return handle.createQuery("""
                        select p.id as passage_id, p.article_id, a.external_id, r.title, p.heading, p.text, r.url, r.lang, r.kind, r.course_id,
                               r.visibility, a.state = 'published' and a.published_revision = p.revision as live
                        from passage p
                        join revision r on r.school_id = p.school_id and r.article_id = p.article_id and r.n = p.revision
                        join article a on a.school_id = p.school_id and a.id = p.article_id
                        where p.school_id = :school and p.id = :id""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Passage.class)
                .findOne();
    }

    /** Statistics that search ranks by. */
    static void refresh(Handle handle, SchoolId school) {
        handle.createQuery("select refresh_passages_384(:school)::text")
                .bind("school", school)
                .mapTo(String.class)
                .findOne();
    }
}
