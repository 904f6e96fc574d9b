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

/** SQL of conversations and messages. */
final class ConversationQueries {
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

    /** When the owner leaves the assistant, questions still open have their outcome in that. @return these questions */
    static List<MessageId> endQuestions(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery(
                        "update message set open = false where school_id = :school and conversation_id = :id and open returning id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(MessageId.class)
                .list();
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

    /** What the student has written since what the assistant last answered, or a person last said something; oldest first. */
    static List<MessageId> unheard(Handle handle, SchoolId school, ConversationId id) {
        return unheard(handle, school, id, null, "false");
    }

    /**
     * What the student has written since a person said something, oldest first; what it was handed over for is none of it.
     *
     * @param but a reply that answers its own question alone
     */
    static List<MessageId> unheardByPeople(Handle handle, SchoolId school, ConversationId id, @Nullable MessageId but) {
        return unheard(handle, school, id, but, "notice.author_kind = 'system'");
    }

    private static List<MessageId> unheard(
            Handle handle, SchoolId school, ConversationId id, @Nullable MessageId but, String settles) {
        return handle.createQuery("""
                        select m.id from message m
                        where m.school_id = :school and m.conversation_id = :id and m.author_kind = 'student'
                          and m.seq > (select coalesce(max(coalesce(answered.seq, said.seq)), 0) from message said
                                       left join message answered on said.author_kind = 'assistant'
                                         and answered.school_id = said.school_id and answered.id = said.reply_to
                                       where said.school_id = :school and said.conversation_id = :id and said.visibility = 'student'
                                         and said.author_kind in ('assistant', 'curator') and said.id is distinct from :but)
                          and not exists (select 1 from message notice where notice.school_id = :school
                                          and notice.conversation_id = :id and notice.reply_to = m.id and <settles>)
                        order by m.seq""")
                .define("settles", settles)
                .bind("school", school)
                .bind("id", id)
                .bind("but", but)
                .mapTo(MessageId.class)
                .list();
    }

    static void askAgain(Handle handle, SchoolId school, List<MessageId> questions) {
        if (!questions.isEmpty()) {
            handle.createUpdate("update message set open = true where school_id = :school and id in (<ids>)")
                    .bind("school", school)
                    .bindList("ids", questions)
                    .execute();
        }
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
                .bind("after", page.afterId())
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

    static Optional<AssignmentId> lastHinted(Handle handle, SchoolId school, ConversationId id) {
        return handle.createQuery("""
                        select assignment_id from message
                        where school_id = :school and conversation_id = :id and kind = 'hint' and author_kind = 'assistant'
                          and assignment_id is not null
                        order by seq desc limit 1""")
                .bind("school", school)
                .bind("id", id)
                .mapTo(AssignmentId.class)
                .findOne();
    }

    /** The newest fifty, oldest first. */
    static List<String> hints(Handle handle, SchoolId school, StudentId student, AssignmentId assignment) {
        return handle.createQuery("""
                        select text from (
                        select h.text, h.created_at, h.id from conversation c
                        join message h on h.school_id = c.school_id and h.conversation_id = c.id
                        join message q on q.school_id = h.school_id and q.id = h.reply_to
                        where c.school_id = :school and c.student_id = :student and h.kind = 'hint' and h.author_kind = 'assistant'
                          and coalesce(q.assignment_id, c.assignment_id) = :assignment
                        order by h.created_at desc, h.id desc limit 50) newest
                        order by created_at, id""")
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
