package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.course.AssignmentId;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.shared.Database;
import org.opora.shared.Page;
import org.opora.shared.Signals;

/** SQL of conversations, messages and their log. */
final class ConversationQueries {
    /** A conversation as a list shows it. */
    record Row(Conversation conversation, @Nullable String preview, int unread) {}

    /** A message as it was kept; of an outcome the next question, too, that waits for its own. */
    record Kept(Message message, @Nullable MessageId waitsBehind) {}

    private ConversationQueries() {}

    static void insert(Handle handle, SchoolId school, Conversation c) {
        handle.createUpdate("""
                        insert into conversation (school_id, id, student_id, course_id, lesson_id, assignment_id, page_url, created_at)
                        values (:school, :id, :studentId, :courseId, :lessonId, :assignmentId, :pageUrl, :createdAt)""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(c))
                .execute();
    }

    static Optional<Conversation> find(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery("select * from conversation where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Conversation.class)
                .findOne();
    }

    static Optional<Conversation> lock(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery("select * from conversation where school_id = :school and id = :id for update")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Conversation.class)
                .findOne();
    }

    /** Takes the next number; call it under the row's lock. */
    static long nextSeq(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery(
                        "update conversation set last_seq = last_seq + 1 where school_id = :school and id = :id returning last_seq")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    /** Keeps a message under the next number and tells the streams; call it under the row's lock. */
    static Kept append(Handle handle, SchoolId school, Message m, String signal) {
        return handle.createQuery("""
                        with next as (update conversation set last_seq = last_seq + 1
                                      where school_id = :school and id = :conversationId returning last_seq),
                        kept as (
                          insert into message (school_id, id, conversation_id, seq, author_kind, author_id, author_name, kind, text, lane,
                            reason, mode, citations, hint, reply_to, client_id, open, assignment_id, lesson_id, suggestion,
                            attachments, visibility, created_at)
                          values (:school, :id, :conversationId, (select last_seq from next), :authorKind, :authorId, :authorName, :kind,
                            :text, :lane, :reason, :mode, :citations, :hint, :replyTo, :clientId, :open, :assignmentId, :lessonId,
                            :suggestion, :attachments, :visibility, :createdAt)
                          returning *),
                        ended as (update message set open = false where school_id = :school and id = :replyTo and open)
                        select <columns>, <signal>,
                          (select behind.id from message asked join message behind on behind.school_id = asked.school_id
                             and behind.conversation_id = asked.conversation_id and behind.open and behind.seq > asked.seq
                           where asked.school_id = :school and asked.id = :replyTo order by behind.seq limit 1) as waits_behind
                        from kept message""")
                .define("columns", Database.columns(Kept.class))
                .define("signal", Signals.SQL)
                .bind("school", school)
                .bind("signal", signal)
                .bindNamedArgumentFinder(Database.fields(m))
                .mapTo(Kept.class)
                .one();
    }

    static Optional<Message> byClientId(Handle handle, SchoolId school, ConversationId id, UUID clientId) {
        return handle.createQuery(
                        "select * from message where school_id = :school and conversation_id = :id and client_id = :clientId")
                .bind("school", school)
                .bind("id", id)
                .bind("clientId", clientId)
                .mapTo(Message.class)
                .findOne();
    }

    /**
     * What a student has sent before.
     *
     * @param known the message kept under the same client id
     * @param lately how many in all conversations
     */
    record SentBefore(@Nullable Message known, int lately) {}

    /** @param since from when on {@code lately} counts */
    static SentBefore sentBefore(
            Handle handle, SchoolId school, ConversationId id, StudentId student, UUID clientId, Instant since) {
        return handle.createQuery("""
                        select <columns>, (
                          select count(*) from message
                          where school_id = :school and author_id = :student and author_kind = 'student' and created_at > :since) as lately
                        from (values (1)) one
                        left join message known on known.school_id = :school and known.conversation_id = :id and known.client_id = :clientId""")
                .define("columns", Database.columns(SentBefore.class))
                .bind("school", school)
                .bind("id", id)
                .bind("student", student)
                .bind("clientId", clientId)
                .bind("since", since)
                .mapTo(SentBefore.class)
                .one();
    }

    static Optional<Message> message(Handle handle, SchoolId school, MessageId id) {
        return handle.createQuery("select * from message where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Message.class)
                .findOne();
    }

    /** Oldest first, those before {@code before} and nearest to it. */
    static List<Message> messages(
            Handle handle, SchoolId school, ConversationId id, @Nullable Long before, boolean staff, int limit) {
        return handle.createQuery("""
                        select * from (
                          select * from message where school_id = :school and conversation_id = :id
                            and (:before::bigint is null or seq < :before) and (:staff or visibility = 'student')
                          order by seq desc limit :limit) newest
                        order by seq""")
                .bind("school", school)
                .bind("id", id)
                .bind("before", before)
                .bind("staff", staff)
                .bind("limit", limit)
                .mapTo(Message.class)
                .list();
    }

    /** The newest number of the log, and whether owner or state changed up to it. All up to it can be seen by whoever asks later. */
    record Reach(long lastSeq, boolean changed) {}

    /** @return empty when the conversation is gone */
    static Optional<Reach> reach(Handle handle, SchoolId school, ConversationId id, long after) {
        return handle.createQuery("""
                        select last_seq, exists (select 1 from conversation_event
                                                 where school_id = :school and conversation_id = :id and seq > :after) as changed
                        from conversation where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("after", after)
                .mapTo(Reach.class)
                .findOne();
    }

    /** A stretch of the log: after one number, up to another. */
    record Stretch(long after, long upTo) {}

    static List<Message> messagesIn(
            Handle handle, SchoolId school, ConversationId id, Stretch stretch, boolean staff, int limit) {
        return handle.createQuery("""
                        select * from message where school_id = :school and conversation_id = :id and seq > :after and seq <= :upTo
                          and (:staff or visibility = 'student') order by seq limit :limit""")
                .bind("school", school)
                .bind("id", id)
                .bind("after", stretch.after())
                .bind("upTo", stretch.upTo())
                .bind("staff", staff)
                .bind("limit", limit)
                .mapTo(Message.class)
                .list();
    }

    /** A change of owner or state as it was told. */
    record Change(long seq, JsonNode data) {}

    static List<Change> changesIn(Handle handle, SchoolId school, ConversationId id, Stretch stretch, int limit) {
        return handle.createQuery("""
                        select seq, data from conversation_event
                        where school_id = :school and conversation_id = :id and seq > :after and seq <= :upTo order by seq limit :limit""")
                .bind("school", school)
                .bind("id", id)
                .bind("after", stretch.after())
                .bind("upTo", stretch.upTo())
                .bind("limit", limit)
                .mapTo(Change.class)
                .list();
    }

    static void insertChange(Handle handle, SchoolId school, ConversationId id, long seq, JsonNode data, Instant now) {
        handle.createUpdate("insert into conversation_event values (:school, :id, :seq, :data, :now)")
                .bind("school", school)
                .bind("id", id)
                .bind("seq", seq)
                .bind("data", data)
                .bind("now", now)
                .execute();
    }

    static void save(Handle handle, SchoolId school, Conversation c) {
        handle.createUpdate("""
                        update conversation set state = :state, owner_kind = :ownerKind, owner_staff_id = :ownerStaffId,
                          owner_name = :ownerName, owner_role = :ownerRole, last_curator_id = :lastCuratorId, team = :team,
                          version = :version, waiting = :waiting, waiting_reason = :waitingReason,
                          expected_reply_by = :expectedReplyBy, closed_at = :closedAt
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(c))
                .execute();
    }

    /** When the owner leaves the assistant, questions still open have their outcome in that. */
    static void endQuestions(Handle handle, SchoolId school, ConversationId id) {
        handle.createUpdate(
                        "update message set open = false where school_id = :school and conversation_id = :id and open")
                .bind("school", school)
                .bind("id", id)
                .execute();
    }

    /** Locks the conversation and its question. @return whether the assistant owes the question its outcome */
    static boolean waits(Handle handle, SchoolId school, ConversationId id, MessageId question) {
        return handle.createQuery("""
                        select c.owner_kind = 'assistant' and m.open from conversation c
                        join message m on m.school_id = c.school_id and m.conversation_id = c.id
                        where c.school_id = :school and c.id = :id and m.id = :question for update""")
                .bind("school", school)
                .bind("id", id)
                .bind("question", question)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** Opens the student's newest message again when nobody has said anything since; its id if so. */
    static Optional<MessageId> askAgain(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery("""
                        update message m set open = true where school_id = :school and conversation_id = :id and author_kind = 'student'
                          and not exists (select 1 from message later where later.school_id = m.school_id
                                          and later.conversation_id = m.conversation_id and later.seq > m.seq
                                          and (later.author_kind in ('student', 'assistant', 'curator')))
                        returning m.id""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(MessageId.class)
                .findOne();
    }

    static int unread(Handle handle, SchoolId school, Conversation c) {
        return handle.createQuery("""
                        select count(*) from message where school_id = :school and conversation_id = :id and seq > :read
                          and author_kind <> 'student' and visibility = 'student'""")
                .bind("school", school)
                .bind("id", c.id())
                .bind("read", c.readSeq())
                .mapTo(Integer.class)
                .one();
    }

    static Optional<String> preview(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery("""
                        select left(text, 200) from message where school_id = :school and conversation_id = :id and visibility = 'student'
                        order by seq desc limit 1""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    static List<Conversation> ofStudent(Handle handle, SchoolId school, StudentId student, Page.Request page) {
        return handle.createQuery("""
                        select * from conversation where school_id = :school and student_id = :student
                          and (:after::uuid is null or id < :after::uuid)
                        order by id desc limit :limit""")
                .bind("school", school)
                .bind("student", student)
                .bind("after", page.after())
                .bind("limit", page.limit() + 1)
                .mapTo(Conversation.class)
                .list();
    }

    static Optional<ConversationId> newest(Handle handle, SchoolId school, StudentId student, @Nullable UUID course) {
        return handle.createQuery("""
                        select id from conversation where school_id = :school and student_id = :student and state = 'open'
                          and (:course::uuid is null or course_id = :course) order by id desc limit 1""")
                .bind("school", school)
                .bind("student", student)
                .bind("course", course)
                .mapTo(ConversationId.class)
                .findOne();
    }

    static void read(Handle handle, SchoolId school, ConversationId id, long seq) {
        handle.createUpdate("""
                        update conversation set read_seq = least(greatest(read_seq, :seq), last_seq)
                        where school_id = :school and id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("seq", seq)
                .execute();
    }

    static boolean cited(Handle handle, SchoolId school, StudentId student, UUID passage) {
        return handle.createQuery("""
                        select exists (
                          select 1 from message m join conversation c on c.school_id = m.school_id and c.id = m.conversation_id
                          where m.school_id = :school and c.student_id = :student and m.visibility = 'student'
                            and m.citations @> jsonb_build_array(jsonb_build_object('passageId', :passage::text)))""")
                .bind("school", school)
                .bind("student", student)
                .bind("passage", passage)
                .mapTo(Boolean.class)
                .one();
    }

    static List<String> hints(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        return handle.createQuery("""
                        select h.text from conversation c
                        join message h on h.school_id = c.school_id and h.conversation_id = c.id
                        join message q on q.school_id = h.school_id and q.id = h.reply_to
                        where c.school_id = :school and c.student_id = :student and h.kind = 'hint' and h.author_kind = 'assistant'
                          and coalesce(q.assignment_id, c.assignment_id) = :assignment
                        order by h.created_at limit 50""")
                .bind("school", school)
                .bind("student", student)
                .bind("assignment", assignment)
                .mapTo(String.class)
                .list();
    }

    static void rate(Handle handle, SchoolId school, String table, UUID id, JsonNode rating) {
        handle.createUpdate("update <table> set rating = :rating where school_id = :school and id = :id")
                .define("table", table)
                .bind("school", school)
                .bind("id", id)
                .bind("rating", rating)
                .execute();
    }
}
