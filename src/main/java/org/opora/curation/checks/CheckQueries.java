package org.opora.curation.checks;

import com.pgvector.PGhalfvec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.DryRuns.Ran;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Articles.Forced;
import org.opora.shared.Id;
import org.opora.shared.Json;
import org.opora.shared.Page;

/** SQL of checks. */
final class CheckQueries {
    private static final String SELECT = """
            select k.id, k.question, k.course_id, c.external_id as course, k.expected_article, k.expected_lane, k.expected_text,
                   k.created_at, k.created_by, k.passing, k.looked_at, k.outcome, k.reach, k.read_articles
            from answer_check k left join course c on c.school_id = k.school_id and c.id = k.course_id
            where k.school_id = :school
            """;

    private CheckQueries() {}

    /** What a list of checks asks for. */
    record Wanted(
            @Nullable CourseId course,
            @Nullable Boolean passing,
            @Nullable String query) {}

    /** @return whether it is new; what it expects is as given now */
    static boolean put(
            Handle handle,
            SchoolId school,
            String question,
            @Nullable CourseId course,
            Expectation expect,
            @Nullable Id proposal,
            @Nullable String by,
            Instant now) {
        return handle.createQuery("""
                        insert into answer_check (school_id, id, question, course_id, expected_article, expected_lane, expected_text,
                                                  proposal_id, created_at, created_by)
                        values (:school, :id, :question, :course, :article, :lane, :contains, :proposal, :now, :by)
                        on conflict (school_id, question, course_id) do update set
                          expected_article = :article, expected_lane = :lane, expected_text = :contains, passing = null
                        returning xmax = 0""")
                .bind("school", school)
                .bind("id", new CheckId(Id.next()))
                .bind("question", question)
                .bind("course", course)
                .bind("article", expect.externalId())
                .bind("lane", expect.lane())
                .bind("contains", expect.contains())
                .bind("proposal", proposal)
                .bind("now", now)
                .bind("by", by)
                .mapTo(Boolean.class)
                .one();
    }

    static Optional<Check> find(Handle handle, SchoolId school, String question, @Nullable CourseId course) {
        return handle.createQuery(
                        SELECT + " and k.question = :question and k.course_id is not distinct from :course::uuid")
                .bind("school", school)
                .bind("question", question)
                .bind("course", course)
                .mapTo(Check.class)
                .findOne();
    }

    static Optional<Check> find(Handle handle, SchoolId school, CheckId id) {
        return handle.createQuery(SELECT + " and k.id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Check.class)
                .findOne();
    }

    static List<Check> all(Handle handle, SchoolId school) {
        return handle.createQuery(SELECT + " order by k.id")
                .bind("school", school)
                .mapTo(Check.class)
                .list();
    }

    /** Failing ones first, then by age. */
    static List<Check> list(Handle handle, SchoolId school, Wanted wanted, Page.Request page) {
        return handle.createQuery(SELECT + """
                         and (:course::uuid is null or k.course_id = :course)
                          and (:passing::boolean is null or k.passing = :passing)
                          and (:query::text is null or position(lower(:query) in lower(k.question)) > 0)
                          and (:after::text is null or (coalesce(k.passing, true)::int || k.id::text) > :after)
                        order by coalesce(k.passing, true)::int || k.id::text limit :limit""")
                .bind("school", school)
                .bind("course", wanted.course())
                .bind("passing", wanted.passing())
                .bind("query", wanted.query())
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .mapTo(Check.class)
                .list();
    }

    static String cursor(Check check) {
        return (Boolean.FALSE.equals(check.passing()) ? 0 : 1)
                + check.id().value().toString();
    }

    /**
     * Those that a revision may change: they expect its article or have read it, or one of its passages comes within their reach.
     *
     * @param course of the article; null = whole school
     * @param vectors of the revision
     */
    static List<Check> within(
            Handle handle,
            SchoolId school,
            String article,
            @Nullable CourseId course,
            List<float[]> vectors,
            int most) {
        return handle.createQuery(SELECT + """
                         and (:course::uuid is null or k.course_id is null or k.course_id = :course)
                          and (k.expected_article = :article or :article = any(k.read_articles) or k.reach is null
                               or k.embedding is null
                               or exists (select from unnest(:vectors::halfvec[]) v where -(v <#> k.embedding) >= k.reach))
                        order by k.expected_article is not distinct from :article desc,
                                 :article = any(k.read_articles) desc, k.id limit :most""")
                .bind("school", school)
                .bind("article", article)
                .bind("course", course)
                .bind("vectors", vectors.stream().map(CheckQueries::literal).toArray(String[]::new))
                .bind("most", most)
                .mapTo(Check.class)
                .list();
    }

    private static String literal(float[] vector) {
        return new PGhalfvec(vector).toString();
    }

    static void looked(
            Handle handle, SchoolId school, CheckId id, boolean passing, Ran ran, float[] vector, Instant now) {
        handle.createUpdate("""
                        update answer_check set passing = :passing, looked_at = :now, outcome = :outcome, reach = :reach,
                          read_articles = :read, embedding = :vector
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("passing", passing)
                .bind("now", now)
                .bind("outcome", Json.tree(ran.outcome()))
                .bind("reach", ran.reach())
                .bindArray("read", String.class, ran.read())
                .bindByType("vector", vector.length == 0 ? null : new PGhalfvec(vector), PGhalfvec.class)
                .execute();
    }

    static List<String> failing(Handle handle, SchoolId school) {
        return handle.createQuery("""
                        select distinct expected_article from answer_check
                        where school_id = :school and not passing and expected_article is not null""")
                .bind("school", school)
                .mapTo(String.class)
                .list();
    }

    static boolean delete(Handle handle, SchoolId school, CheckId id) {
        return handle.createUpdate("delete from answer_check where school_id = :school and id = :id")
                        .bind("school", school)
                        .bind("id", id)
                        .execute()
                > 0;
    }

    static void forced(
            Handle handle,
            SchoolId school,
            String article,
            int revision,
            Forced forced,
            List<Checks.Broken> broken,
            Instant now) {
        handle.createUpdate("""
                        insert into forced_publication (school_id, id, article, revision, reason, by_name, broken, at)
                        values (:school, :id, :article, :revision, :reason, :by, :broken, :now)""")
                .bind("school", school)
                .bind("id", Id.next())
                .bind("article", article)
                .bind("revision", revision)
                .bind("reason", forced.reason())
                .bind("by", forced.by())
                .bind("broken", Json.tree(broken))
                .bind("now", now)
                .execute();
    }

    static List<Checks.ForcedPublication> forced(Handle handle, SchoolId school, int most) {
        return handle.createQuery("""
                        select article, revision, reason, by_name, broken, at from forced_publication
                        where school_id = :school order by at desc limit :most""")
                .bind("school", school)
                .bind("most", most)
                .mapTo(Checks.ForcedPublication.class)
                .list();
    }
}
