package org.opora.desk.search;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversation.Owner;
import org.opora.conversation.Conversation.State;
import org.opora.conversation.ConversationId;
import org.opora.conversation.Reason;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;
import org.opora.identity.SchoolId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Page;

/** SQL of the list of conversations: handoffs, and the views of conversations that V017 makes for lists. */
final class SearchQueries {
    /**
     * A found conversation.
     *
     * @param text of the message that was found; null without words
     * @param marked the same with its matches between the characters 1 and 2, and other signs as spaces
     */
    record Row(
            ConversationId id,
            StudentId studentId,
            String studentName,
            @Nullable String course,
            State state,
            Owner ownerKind,
            @Nullable String ownerName,
            @Nullable String ownerRole,
            Instant createdAt,
            Instant lastAt,
            String preview,
            @Nullable HandoffId handoffId,
            @Nullable Reason reason,
            @Nullable QuestionClass questionClass,
            @Nullable StaffId curatorId,
            @Nullable String curatorName,
            Filters.@Nullable Rating rating,
            @Nullable String text,
            @Nullable String marked) {}

    private static final String HANDOFF = """
            from handoff h where h.school_id = c.school_id and h.conversation_id = c.id
              and (:questionClass::text is null or h.question_class = :questionClass)
              and (:reason::text is null or h.reason = :reason) and (:curator::uuid is null or h.curator_id = :curator)""";

    private static final String WANTED = """
            where c.school_id = :school
              and ((:questionClass::text is null and :reason::text is null and :curator::uuid is null) or exists (select 1 %s))
              and (:course::uuid is null or c.course_id = :course) and (:state::text is null or c.state = :state)
              and (:to::timestamptz is null or c.created_at < :to)
              and (:from::timestamptz is null or c.created_at >= :from or :from <= (
                select m.created_at from message_told m where m.school_id = c.school_id and m.conversation_id = c.id
                order by m.seq desc limit 1))
              and (:rating::text is null or c.rating = :rating or exists (
                select 1 from message_told m where m.school_id = c.school_id and m.conversation_id = c.id and m.rating = :rating))
            """.formatted(HANDOFF);

    private static final String SHOWN = """
            select c.id, c.student_id, c.student_name, c.course, c.state, c.owner_kind, c.owner_name, c.owner_role, c.created_at,
              coalesce(last.created_at, c.created_at) as last_at, coalesce(said.text, '') as preview,
              h.id as handoff_id, h.reason, h.question_class, h.curator_id, h.curator_name,
              coalesce(c.rating, rated.rating) as rating, hit.text, hit.marked
            from found c
            left join lateral (select h.id, h.reason, h.question_class, h.curator_id, h.curator_name %s
                               order by h.id desc limit 1) h on true
            left join lateral (select m.created_at from message_told m where m.school_id = c.school_id and m.conversation_id = c.id
                               order by m.seq desc limit 1) last on true
            left join lateral (select left(m.text, 200) as text from message_told m
                               where m.school_id = c.school_id and m.conversation_id = c.id and m.visibility = 'student'
                               order by m.seq desc limit 1) said on true
            left join lateral (select m.rating from message_told m
                               where m.school_id = c.school_id and m.conversation_id = c.id and m.rating is not null
                               order by m.seq desc limit 1) rated on c.rating is null
            """.formatted(HANDOFF);

    private SearchQueries() {}

    /** One more than the page, newest first. */
    static List<Row> newest(Handle handle, SchoolId school, Filters filters, Page.Request page) {
        return bound(handle, school, filters, """
                        with found as materialized (
                          select c.* from conversation_listed c <wanted> and (:after::uuid is null or c.id < :after::uuid)
                          order by c.id desc limit :limit)
                        <shown> left join lateral (select null::text as text, null::text as marked) hit on true
                        order by c.id desc""")
                .bind("after", page.afterId())
                .bind("limit", page.limit() + 1)
                .mapTo(Row.class)
                .list();
    }

    /** One more than the page, likest first. */
    static List<Row> likest(
            Handle handle, SchoolId school, Filters filters, Sought sought, Instant now, Page.Request page) {
        return bound(handle, school, filters, """
                        with found as materialized (
                          select c.*, s.message_id, s.query, s.score from search_messages(:school, :words, :last, :now) s
                          join conversation_listed c on c.school_id = :school and c.id = s.conversation_id <wanted>
                          order by s.score desc, c.id desc offset :offset limit :limit)
                        <shown>
                        left join lateral (
                          select m.text, ts_headline('pg_catalog.russian', message_words(m.text), c.query,
                                   'HighlightAll=true, StartSel=' || chr(1) || ', StopSel=' || chr(2)) as marked
                          from message_told m where m.school_id = c.school_id and m.id = c.message_id) hit on true
                        order by c.score desc, c.id desc""")
                .bind("words", sought.words())
                .bind("last", sought.last())
                .bind("now", now)
                .bind("offset", page.offset())
                .bind("limit", page.limit() + 1)
                .mapTo(Row.class)
                .list();
    }

    private static Query bound(Handle handle, SchoolId school, Filters filters, String sql) {
        return handle.createQuery(sql)
                .define("wanted", WANTED)
                .define("shown", SHOWN)
                .bind("school", school)
                .bind("course", filters.course())
                .bind("questionClass", filters.questionClass())
                .bind("reason", filters.reason())
                .bind("curator", filters.curator())
                .bind("from", filters.from())
                .bind("to", filters.to())
                .bind("rating", filters.rating())
                .bind("state", filters.state());
    }

    static boolean hadHandoffs(Handle handle, SchoolId school, StaffId curator) {
        return handle.createQuery(
                        "select exists (select 1 from handoff where school_id = :school and curator_id = :curator)")
                .bind("school", school)
                .bind("curator", curator)
                .mapTo(Boolean.class)
                .one();
    }
}
