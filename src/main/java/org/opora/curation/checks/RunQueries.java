package org.opora.curation.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.curation.checks.Run.Order;
import org.opora.curation.checks.Run.State;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;
import org.opora.shared.Json;
import org.opora.shared.Page;

/** SQL of runs and their results. */
final class RunQueries {
    /** A question that a run is to ask. */
    record Question(
            @Nullable CheckId check,
            String text,
            @Nullable CourseId course,
            @Nullable Expectation expected,
            @Nullable JsonNode before) {}

    /** A question that has not been asked yet. */
    record Waiting(
            int n,
            @Nullable CheckId checkId,
            String question,
            @Nullable CourseId courseId,
            @Nullable JsonNode expected,
            @Nullable JsonNode before) {}

    private static final String SELECT = """
            select r.id, r.kind, r.origin, r.state, r.article, r.revision, r.days, r.total, r.started_at, r.started_by, r.finished_at,
                   coalesce(c.done, 0) as done, coalesce(c.passed, 0) as passed, coalesce(c.failed, 0) as failed,
                   coalesce(c.changed, 0) as changed
            from check_run r left join lateral (
              select count(*) filter (where after is not null) as done, count(*) filter (where passed) as passed,
                     count(*) filter (where not passed) as failed, count(*) filter (where changed) as changed
              from check_result where school_id = r.school_id and run_id = r.id) c on true
            where r.school_id = :school
            """;

    private RunQueries() {}

    static void insert(Handle handle, SchoolId school, RunId id, Order order, int total, Instant now) {
        handle.createUpdate("""
                        insert into check_run (school_id, id, kind, origin, article, revision, days, total, started_at, started_by)
                        values (:school, :id, :kind, :origin, :article, :revision, :days, :total, :now, :by)""")
                .bind("school", school)
                .bind("id", id)
                .bindNamedArgumentFinder(Database.fields(order))
                .bind("total", total)
                .bind("now", now)
                .execute();
    }

    static void insert(Handle handle, SchoolId school, RunId run, List<Question> questions) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into check_result (school_id, run_id, n, check_id, question, course, expected, before)
                values (:school, :run, :n, :check, :question,
                        (select external_id from course where school_id = :school and id = :course::uuid), :expected, :before)""");
        for (int n = 0; n < questions.size(); n++) {
            Question question = questions.get(n);
            batch.bind("school", school)
                    .bind("run", run)
                    .bind("n", n)
                    .bind("check", question.check())
                    .bind("question", question.text())
                    .bind("course", question.course())
                    .bind("expected", question.expected() == null ? null : Json.tree(question.expected()))
                    .bind("before", question.before())
                    .add();
        }
        if (batch.size() > 0) {
            int[] stored = batch.execute();
            assert stored.length == questions.size();
        }
    }

    static List<Waiting> waiting(Handle handle, SchoolId school, RunId run) {
        return handle.createQuery("""
                        select t.n, t.check_id, t.question, c.id as course_id, t.expected, t.before
                        from check_result t left join course c on c.school_id = t.school_id and c.external_id = t.course
                        where t.school_id = :school and t.run_id = :run and t.after is null order by t.n""")
                .bind("school", school)
                .bind("run", run)
                .mapTo(Waiting.class)
                .list();
    }

    static void asked(
            Handle handle,
            SchoolId school,
            RunId run,
            int n,
            JsonNode after,
            @Nullable Boolean passed,
            @Nullable Boolean changed) {
        handle.createUpdate("""
                        update check_result set after = :after, passed = :passed, changed = :changed
                        where school_id = :school and run_id = :run and n = :n""")
                .bind("school", school)
                .bind("run", run)
                .bind("n", n)
                .bind("after", after)
                .bind("passed", passed)
                .bind("changed", changed)
                .execute();
    }

    /** Ends a run that still goes on. @return false when it had ended already */
    static boolean end(Handle handle, SchoolId school, RunId id, State state, Instant now) {
        return handle.createUpdate("""
                        update check_run set state = :state, finished_at = :now
                        where school_id = :school and id = :id and state = 'running'""")
                        .bind("school", school)
                        .bind("id", id)
                        .bind("state", state)
                        .bind("now", now)
                        .execute()
                > 0;
    }

    static Optional<Run> find(Handle handle, SchoolId school, RunId id) {
        return handle.createQuery(SELECT + " and r.id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Run.class)
                .findOne();
    }

    /** Newest first. */
    static List<Run> list(Handle handle, SchoolId school, Page.Request page) {
        return handle.createQuery(SELECT + """
                         and (:after::uuid is null or r.id < :after::uuid) order by r.id desc limit :limit""")
                .bind("school", school)
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Run.class)
                .list();
    }

    /** Broken ones first, then what has changed. */
    static List<Result> results(Handle handle, SchoolId school, RunId run) {
        return handle.createQuery("""
                        select n, check_id, question, course, expected, before, after, passed, changed from check_result
                        where school_id = :school and run_id = :run
                        order by coalesce(passed, true), coalesce(changed, false) desc, n""")
                .bind("school", school)
                .bind("run", run)
                .mapTo(Result.class)
                .list();
    }
}
