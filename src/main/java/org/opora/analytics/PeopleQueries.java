package org.opora.analytics;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/** SQL over what waits for people, and how assignments went. */
final class PeopleQueries {
    /** @param team null = all together */
    record Replied(
            @Nullable String team,
            int handoffs,
            int replied,
            int students,
            @Nullable Double median,
            @Nullable Double p90,
            int inTime,
            int promised,
            int promisedStudents) {}

    record Waiting(
            @Nullable String team,
            int open,
            int overdue,
            @Nullable Integer longest) {}

    record Went(boolean helped, int tasks, int done, int students, int next, int nextDone, int nextStudents) {}

    private static final String OF_COURSE_AND_TEAM =
            "and (:course::uuid is null or h.course_id = :course) and (:team::text is null or h.team = :team)";

    private PeopleQueries() {}

    private static Query query(Handle handle, Scope scope, Instant now, String sql) {
        return handle.createQuery(sql)
                .configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true))
                .define("narrowed", OF_COURSE_AND_TEAM)
                .bind("school", scope.school())
                .bind("course", scope.course())
                .bind("team", scope.team())
                .bind("from", scope.begin())
                .bind("to", scope.end())
                .bind("now", now);
    }

    /** A promise counts once it is kept or broken: what ended without a reply, as a call taken back, was neither. */
    static List<Replied> replied(Handle handle, Scope scope, Instant now) {
        return query(handle, scope, now, """
                        with told as (
                          select h.team, h.student_id, h.replied_at, extract(epoch from h.replied_at - h.created_at) / 60 as minutes,
                            case when h.first_due_at is null then null
                                 when h.replied_at is not null then h.replied_at <= h.first_due_at
                                 when h.state <> 'resolved' and h.first_due_at < :now then false end as kept
                          from handoff_told h
                          where h.school_id = :school and h.created_at >= :from and h.created_at < :to <narrowed>)
                        select team, count(*)::int as handoffs, count(replied_at)::int as replied,
                          (count(distinct student_id) filter (where replied_at is not null))::int as students,
                          percentile_cont(.5) within group (order by minutes) as median,
                          percentile_cont(.9) within group (order by minutes) as p90,
                          (count(*) filter (where kept))::int as in_time, count(kept)::int as promised,
                          (count(distinct student_id) filter (where kept is not null))::int as promised_students
                        from told group by grouping sets ((team), ()) order by team nulls first""").mapTo(Replied.class).list();
    }

    static List<Waiting> waiting(Handle handle, Scope scope, Instant now) {
        return query(handle, scope, now, """
                        select h.team, count(*)::int as open, (count(*) filter (where h.due_at < :now))::int as overdue,
                          floor(max(extract(epoch from :now - h.clock_started_at)) / 60)::int as longest
                        from handoff_told h
                        where h.school_id = :school and h.state <> 'resolved' and h.student_waits <narrowed>
                        group by grouping sets ((h.team), ()) order by h.team nulls first""").mapTo(Waiting.class).list();
    }

    /** As {@link Figures.Tasks} says; assignments belong to courses, so the team does not narrow them. */
    static List<Went> tasks(Handle handle, Scope scope, Instant now) {
        return query(handle, scope, now, """
                        with went as (
                          select distinct on (student_id, assignment_id) student_id, course_id, assignment_id, at, verb <> 'failed' as done
                          from task_done
                          where school_id = :school and at >= :from and at < :to::timestamptz + interval '14 days' and at <= :now
                            and (:course::uuid is null or course_id = :course)
                          order by student_id, assignment_id, verb = 'submitted', at),
                        following as (
                          select *, lead(done) over next as next_done, lead(at) over next as next_at from went
                          window next as (partition by student_id, course_id order by at, assignment_id)),
                        helped as (
                          select distinct f.student_id, f.assignment_id from following f
                          join question_outcome a on a.student_id = f.student_id and a.assignment_id = f.assignment_id
                          where a.school_id = :school and a.lane = 'answer' and a.at >= :from::timestamptz - interval '7 days'
                            and a.at < :to and a.at < f.at and a.at >= f.at - interval '7 days'),
                        told as (
                          select f.student_id, f.done, h.student_id is not null as helped,
                            f.next_at <= f.at + interval '14 days' as followed,
                            f.next_done and f.next_at <= f.at + interval '14 days' as next_done
                          from following f
                          left join helped h on h.student_id = f.student_id and h.assignment_id = f.assignment_id
                          where f.at < :to)
                        select helped, count(*)::int as tasks, (count(*) filter (where done))::int as done,
                          count(distinct student_id)::int as students, (count(*) filter (where followed))::int as next,
                          (count(*) filter (where next_done))::int as next_done,
                          (count(distinct student_id) filter (where followed))::int as next_students
                        from told group by helped""").mapTo(Went.class).list();
    }
}
