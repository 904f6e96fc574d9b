package org.opora.curation.gaps;

import com.pgvector.PGhalfvec;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.curation.gaps.Linkage.Grouped;
import org.opora.desk.packet.Exchange;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;
import org.opora.shared.Page;

/** SQL of missed questions and gaps. */
final class GapQueries {
    /** A question that has no vector of this model yet. */
    record Loose(MessageId questionId, String text) {}

    /** A question as it is grouped. */
    record Vectored(
            MessageId questionId,
            PGhalfvec embedding,
            String lang,
            String text,
            @Nullable GapId gapId) {}

    /** What a list of gaps asks for. */
    record Wanted(
            Gap.@Nullable State state,
            @Nullable CourseId course,
            @Nullable String query) {}

    /** Newest first; beyond it a question is history. */
    private static final int MOST = 5_000;

    private static final String QUESTION = """
            select question_id, handoff_id, course_id, question_class, cause, lang, text, reply, cited, replied_by, minutes,
                   wanted, asked_at
            from missed_question where school_id = :school
            """;

    /** New evidence makes a gap that was done with an open one again. */
    private static final String GAPS = """
            select g.id, case when m.since >= 3 then 'open' else g.state end as state, g.decided_at, g.decided_by,
                   coalesce(g.title, t.text, m.newest) as title, m.questions, m.handoffs, m.this_week, m.last_week, m.minutes,
                   m.courses, m.classes, m.langs, m.first_at, m.last_at, m.replies, m.wanted, p.id as proposal_id,
                   case when g.decided_at is null then m.questions else m.since end * greatest(1, extract(epoch from
                     :now::timestamptz - case when g.decided_at is null then m.first_at else g.decided_at end) / 86400) as weight
            from gap g
            join lateral (
              select count(*) as questions, count(*) filter (where q.cause = 'handoff') as handoffs,
                     count(*) filter (where q.asked_at > :now::timestamptz - interval '7 days') as this_week,
                     count(*) filter (where q.asked_at <= :now::timestamptz - interval '7 days'
                       and q.asked_at > :now::timestamptz - interval '14 days') as last_week,
                     count(*) filter (where q.asked_at > g.decided_at) as since,
                     coalesce(sum(q.minutes), 0) as minutes, count(q.reply) as replies, bool_or(q.wanted) as wanted,
                     array_remove(array_agg(distinct c.external_id), null) as courses,
                     array_agg(distinct q.question_class) as classes, array_agg(distinct q.lang) as langs,
                     min(q.asked_at) as first_at, max(q.asked_at) as last_at,
                     (array_agg(q.text order by q.asked_at desc))[1] as newest,
                     bool_or(:course::uuid is null or q.course_id = :course) as of_course,
                     bool_or(:query::text is null or position(lower(:query) in lower(q.text)) > 0) as found
              from missed_question q left join course c on c.school_id = q.school_id and c.id = q.course_id
              where q.school_id = g.school_id and q.gap_id = g.id) m on m.questions > 0 and m.of_course and m.found
            left join missed_question t on t.school_id = g.school_id and t.question_id = g.typical
            left join proposal p on p.school_id = g.school_id and p.gap_id = g.id and p.state = 'open'
            where g.school_id = :school
            """;

    private GapQueries() {}

    static void insert(Handle handle, SchoolId school, MissedQuestion missed, ConversationId conversation) {
        handle.createUpdate("""
                        insert into missed_question (school_id, question_id, conversation_id, course_id, question_class, cause, lang,
                                                     text, asked_at)
                        values (:school, :questionId, :conversation, :courseId, :questionClass, :cause, :lang, :text, :askedAt)
                        on conflict (school_id, question_id) do nothing""")
                .bind("school", school)
                .bind("conversation", conversation)
                .bindNamedArgumentFinder(Database.fields(missed))
                .execute();
    }

    /** @return whether the question is among the missed */
    static boolean replied(Handle handle, SchoolId school, Exchange exchange, boolean wanted) {
        return handle.createUpdate("""
                        update missed_question set handoff_id = :handoffId, reply = :reply, cited = :citedArticles,
                          replied_by = :curator, minutes = :minutes, wanted = wanted or :missing
                        where school_id = :school and question_id = :questionId""")
                        .bind("school", school)
                        .bindNamedArgumentFinder(Database.fields(exchange))
                        .bind("missing", wanted)
                        .bindArray("citedArticles", String.class, exchange.cited())
                        .execute()
                > 0;
    }

    static List<Loose> withoutVector(Handle handle, SchoolId school, String model) {
        return handle.createQuery("""
                        select question_id, text from missed_question
                        where school_id = :school and embedding_model is distinct from :model
                        order by asked_at desc limit :most""")
                .bind("school", school)
                .bind("model", model)
                .bind("most", MOST)
                .mapTo(Loose.class)
                .list();
    }

    static void embed(Handle handle, SchoolId school, MessageId question, float[] vector, String model) {
        handle.createUpdate("""
                        update missed_question set embedding = :vector, embedding_model = :model
                        where school_id = :school and question_id = :question""")
                .bind("school", school)
                .bind("question", question)
                .bindByType("vector", new PGhalfvec(vector), PGhalfvec.class)
                .bind("model", model)
                .execute();
    }

    /** One grouping of a school at a time. */
    static void lock(Handle handle, SchoolId school) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext('gaps'), hashtext(:school))")
                .bind("school", school.value().toString())
                .mapToMap()
                .list();
    }

    /** Oldest first, so that the same questions make the same groups. */
    static List<Vectored> items(Handle handle, SchoolId school, String model) {
        return handle.createQuery("""
                        select question_id, embedding, lang, text, gap_id from (
                          select * from missed_question where school_id = :school and embedding_model = :model
                          order by asked_at desc limit :most) newest
                        order by asked_at, question_id""")
                .bind("school", school)
                .bind("model", model)
                .bind("most", MOST)
                .map((rows, context) -> new Vectored(
                        new MessageId(rows.getObject("question_id", java.util.UUID.class)),
                        vector(rows.getString("embedding")),
                        rows.getString("lang"),
                        rows.getString("text"),
                        gap(rows.getObject("gap_id", java.util.UUID.class))))
                .list();
    }

    private static PGhalfvec vector(String literal) {
        try {
            return new PGhalfvec(literal);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("a stored vector is none", e);
        }
    }

    private static @Nullable GapId gap(java.util.@Nullable UUID id) {
        return id == null ? null : new GapId(id);
    }

    /** Gaps that somebody has named or decided on, or accepted a proposal for. */
    static Set<GapId> settled(Handle handle, SchoolId school) {
        return new HashSet<>(handle.createQuery("""
                        select id from gap g where school_id = :school and (state <> 'open' or title is not null or exists (
                          select from proposal p where p.school_id = g.school_id and p.gap_id = g.id))""")
                .bind("school", school)
                .mapTo(GapId.class)
                .list());
    }

    static void store(Handle handle, SchoolId school, Grouped grouped, Instant now) {
        grouped.typical().forEach((gap, typical) -> handle.createUpdate("""
                        insert into gap (school_id, id, typical, created_at) values (:school, :gap, :typical, :now)
                        on conflict (school_id, id) do update set typical = :typical""")
                .bind("school", school)
                .bind("gap", gap)
                .bind("typical", typical)
                .bind("now", now)
                .execute());
        grouped.placed().forEach((question, gap) -> place(handle, school, question, gap));
        grouped.merged().forEach((from, into) -> merge(handle, school, from, into));
    }

    static void place(Handle handle, SchoolId school, MessageId question, @Nullable GapId gap) {
        handle.createUpdate(
                        "update missed_question set gap_id = :gap where school_id = :school and question_id = :question")
                .bind("school", school)
                .bind("gap", gap)
                .bind("question", question)
                .execute();
    }

    static void merge(Handle handle, SchoolId school, GapId from, GapId into) {
        handle.createUpdate("update missed_question set gap_id = :into where school_id = :school and gap_id = :from")
                .bind("school", school)
                .bind("into", into)
                .bind("from", from)
                .execute();
        handle.createUpdate(
                        "update proposal set gap_id = :into where school_id = :school and gap_id = :from and state <> 'open'")
                .bind("school", school)
                .bind("into", into)
                .bind("from", from)
                .execute();
        handle.createUpdate("delete from proposal where school_id = :school and gap_id = :from and state = 'open'")
                .bind("school", school)
                .bind("from", from)
                .execute();
        handle.createUpdate("delete from gap where school_id = :school and id = :from")
                .bind("school", school)
                .bind("from", from)
                .execute();
    }

    /** Those that cost most first: number of questions × days they have waited. */
    static List<Gap> list(Handle handle, SchoolId school, Wanted wanted, Page.Request page, Instant now) {
        return handle.createQuery("select * from (" + GAPS + """
                        ) all_gaps where (:state::text is null or state = :state)
                          and (:after::text is null or (lpad((weight * 100)::bigint::text, 18, '0') || id::text) < :after)
                        order by lpad((weight * 100)::bigint::text, 18, '0') || id::text desc limit :limit""")
                .bind("school", school)
                .bind("state", wanted.state())
                .bind("course", wanted.course())
                .bind("query", wanted.query())
                .bind("now", now)
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .mapTo(Gap.class)
                .list();
    }

    static String cursor(Gap gap) {
        return String.format(java.util.Locale.ROOT, "%018d", Math.round(gap.weight() * 100))
                + gap.id().value();
    }

    static Optional<Gap> find(Handle handle, SchoolId school, GapId id, Instant now) {
        return handle.createQuery(GAPS + " and g.id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("course", (CourseId) null)
                .bind("query", (String) null)
                .bind("now", now)
                .mapTo(Gap.class)
                .findOne();
    }

    /** Newest first. */
    static List<MissedQuestion> questions(Handle handle, SchoolId school, GapId gap, int most) {
        return handle.createQuery(QUESTION + " and gap_id = :gap order by asked_at desc limit :most")
                .bind("school", school)
                .bind("gap", gap)
                .bind("most", most)
                .mapTo(MissedQuestion.class)
                .list();
    }

    /** Three of each gap, different ones, the newest first. */
    static List<Example> examples(Handle handle, SchoolId school, List<GapId> gaps) {
        return handle.createQuery("""
                        select gap_id, text from (
                          select gap_id, text, row_number() over (partition by gap_id order by max(asked_at) desc) as n
                          from missed_question where school_id = :school and gap_id = any(:gaps) group by gap_id, text) ranked
                        where n <= 3 order by gap_id, n""")
                .bind("school", school)
                .bindArray(
                        "gaps",
                        java.util.UUID.class,
                        gaps.stream().map(GapId::value).toList())
                .mapTo(Example.class)
                .list();
    }

    record Example(GapId gapId, String text) {}

    /** By weeks before and after a time, that of the decision, else today; −1 is the week before it. */
    static List<Gap.Week> weeks(Handle handle, SchoolId school, GapId gap, Instant from, Instant since) {
        return handle.createQuery("""
                        select floor(extract(epoch from asked_at - :from::timestamptz) / 604800)::int as week, count(*) as questions,
                               count(*) filter (where cause = 'handoff') as handoffs
                        from missed_question where school_id = :school and gap_id = :gap and asked_at >= :since
                        group by week order by week""")
                .bind("school", school)
                .bind("gap", gap)
                .bind("from", from)
                .bind("since", since)
                .mapTo(Gap.Week.class)
                .list();
    }

    static void decide(
            Handle handle, SchoolId school, GapId id, Gap.State state, @Nullable Instant at, @Nullable String by) {
        handle.createUpdate("""
                        update gap set state = :state, decided_at = :at, decided_by = :by
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("state", state)
                .bind("at", at)
                .bind("by", by)
                .execute();
    }

    static void name(Handle handle, SchoolId school, GapId id, @Nullable String title) {
        handle.createUpdate("update gap set title = :title where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .bind("title", title)
                .execute();
    }

    /** Where a question stands. */
    static Optional<GapId> of(Handle handle, SchoolId school, MessageId question) {
        return handle.createQuery("""
                        select gap_id from missed_question
                        where school_id = :school and question_id = :question and gap_id is not null""")
                .bind("school", school)
                .bind("question", question)
                .mapTo(GapId.class)
                .findOne();
    }

    static GapId make(Handle handle, SchoolId school, MessageId typical, Instant now) {
        GapId id = new GapId(org.opora.shared.Id.next());
        handle.createUpdate(
                        "insert into gap (school_id, id, typical, created_at) values (:school, :id, :typical, :now)")
                .bind("school", school)
                .bind("id", id)
                .bind("typical", typical)
                .bind("now", now)
                .execute();
        return id;
    }
}
