package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.Messages.Kept;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;
import org.opora.shared.Signals;

/** SQL of the event log of conversations: what is numbered, told to the streams and read on by them. */
final class JournalQueries {
    private JournalQueries() {}

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
                        ended as (update message set open = false, assignment_id = coalesce(assignment_id, :assignmentId)
                                  where school_id = :school and id = :replyTo and open)
                        select <columns>, <signal>,
                          (select behind.id from message asked join message behind on behind.school_id = asked.school_id
                             and behind.conversation_id = asked.conversation_id and behind.open and behind.seq > asked.seq
                           where asked.school_id = :school and asked.id = :replyTo order by behind.seq limit 1) as next
                        from kept message""")
                .define("columns", Database.columns(Kept.class))
                .define("signal", Signals.SQL)
                .bind("school", school)
                .bind("signal", signal)
                .bindNamedArgumentFinder(Database.fields(m))
                .mapTo(Kept.class)
                .one();
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
}
