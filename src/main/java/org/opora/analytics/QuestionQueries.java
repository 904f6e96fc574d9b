package org.opora.analytics;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** SQL over questions and what became of them. */
final class QuestionQueries {
    /**
     * So many questions of an hour had this outcome.
     *
     * @param day days since the beginning of 1970, in the school's zone
     */
    record Came(int day, int hour, String lane, @Nullable String reason, int count) {}

    record Totals(int questions, int students, int answered, int answeredStudents) {}

    record Back(int called, int reopened, int repeated, int any, int young) {}

    record Given(String to, int up, int count, int students) {}

    record Judged(int bin, int count, int correct, double confidence, int students) {}

    private QuestionQueries() {}

    static List<Came> came(Handle handle, Scope scope) {
        return Narrowed.query(handle, scope, """
                        select day - date '1970-01-01' as day, hour, lane, reason, count(*)::int as count
                        from (select (o.at at time zone :zone)::date as day, extract(hour from o.at at time zone :zone)::int as hour,
                                     o.lane, o.reason
                              from question_outcome o
                              where o.school_id = :school and o.at >= :from and o.at < :to <course> <team>) one
                        group by 1, 2, 3, 4""").mapTo(Came.class).list();
    }

    static Totals totals(Handle handle, Scope scope) {
        return Narrowed.query(handle, scope, """
                        select count(*)::int as questions, count(distinct o.student_id)::int as students,
                          (count(*) filter (where o.lane = 'answer'))::int as answered,
                          (count(distinct o.student_id) filter (where o.lane = 'answer'))::int as answered_students
                        from question_outcome o
                        where o.school_id = :school and o.at >= :from and o.at < :to <course> <team>""").mapTo(Totals.class).one();
    }

    /** As {@link Figures.CameBack} says. What was asked next is looked for among all questions, whoever they would go to. */
    static Back back(Handle handle, Scope scope, Instant now) {
        return Narrowed.query(handle, scope, """
                        with asked as (
                          select o.school_id, o.question_id, o.conversation_id, o.course_id, o.lane, o.at,
                            lead(o.question_id) over next as then_id, lead(o.at) over next as then_at
                          from question_outcome o
                          where o.school_id = :school and o.at >= :from and o.at < :to::timestamptz + interval '7 days' <course>
                          window next as (partition by o.student_id, o.course_id order by o.at, o.question_id)),
                        bounded as (
                          select *, least(lead(at) over (partition by conversation_id order by at, question_id),
                            at + interval '7 days') as until
                          from asked where lane = 'answer'),
                        answered as materialized (select * from bounded o where at < :to <team>),
                        back as (
                          select o.question_id, 'called' as how from answered o
                            join handoff_told h on h.school_id = o.school_id and h.conversation_id = o.conversation_id
                            where h.school_id = :school and h.created_at > o.at and h.created_at <= o.until
                              and h.created_at >= :from and h.reason in ('student-request', 'complaint')
                          union
                          select o.question_id, 'reopened' from answered o
                            join conversation_closing c on c.school_id = o.school_id and c.conversation_id = o.conversation_id
                            where c.school_id = :school and c.closed_at >= :from and c.closed_at > o.at and c.opened_at <= o.until
                          union
                          select o.question_id, 'repeated' from answered o
                            join question_words q on q.school_id = o.school_id and q.question_id = o.question_id
                            join question_words n on n.school_id = o.school_id and n.question_id = o.then_id
                            where o.then_at <= o.at + interval '7 days' and cardinality(q.stems) > 2 and cardinality(n.stems) > 2
                              and (q.stems <@ n.stems or n.stems <@ q.stems))
                        select (count(*) filter (where how = 'called'))::int as called,
                          (count(*) filter (where how = 'reopened'))::int as reopened,
                          (count(*) filter (where how = 'repeated'))::int as repeated, count(distinct question_id)::int as any,
                          (select count(*)::int from answered where at > :now::timestamptz - interval '7 days') as young
                        from back""")
                .bind("now", now)
                .mapTo(Back.class)
                .one();
    }

    /** Ratings of what curators said, and of conversations, go by the team of the handoff they had last. */
    static List<Given> ratings(Handle handle, Scope scope) {
        return Narrowed.query(handle, scope, """
                        select o.given_to as "to", (count(*) filter (where o.up))::int as up, count(*)::int as count,
                          count(distinct o.student_id)::int as students
                        from rating_given o
                        where o.school_id = :school and o.at >= :from and o.at < :to <course>
                          and (:team::text is null or case when o.question_id is null
                            then (select h.team from handoff_told h where h.school_id = o.school_id
                              and h.conversation_id = o.conversation_id and h.created_at <= o.at order by h.id desc limit 1) = :team
                            else true <team> end)
                        group by 1""").mapTo(Given.class).list();
    }

    static List<Judged> judged(Handle handle, Scope scope) {
        return Narrowed.query(handle, scope, """
                        select least(floor(o.confidence * 10), 9)::int as bin, count(*)::int as count,
                          (count(*) filter (where o.is_right))::int as correct, avg(o.confidence)::float8 as confidence,
                          count(distinct o.student_id)::int as students
                        from answer_judged o
                        where o.school_id = :school and o.at >= :from and o.at < :to and o.confidence is not null <course> <team>
                        group by 1 order by 1""").mapTo(Judged.class).list();
    }
}
