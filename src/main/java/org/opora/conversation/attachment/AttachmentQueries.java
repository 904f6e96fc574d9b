package org.opora.conversation.attachment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.identity.SchoolId;
import org.opora.shared.Database;

/** SQL of attachments. */
final class AttachmentQueries {
    private AttachmentQueries() {}

    /** Uploads of one sender come one after the other, so that they are counted right. */
    static void lock(Handle handle, SchoolId school, Sender sender) {
        handle.createQuery("select 1 from <sender> where school_id = :school and id = :sender for no key update")
                .define("sender", sender.student() == null ? "staff" : "student")
                .bind("school", school)
                .bind("sender", sender.id())
                .mapTo(Integer.class)
                .findOne();
    }

    /** The times at which somebody sent something up, oldest first. */
    static List<Instant> sentSince(Handle handle, SchoolId school, Sender sender, Instant since) {
        return handle.createQuery("""
                        select created_at from attachment
                        where school_id = :school and coalesce(student_id, staff_id) = :sender and created_at > :since
                        order by created_at""")
                .bind("school", school)
                .bind("sender", sender.id())
                .bind("since", since)
                .mapTo(Instant.class)
                .list();
    }

    static void insert(Handle handle, SchoolId school, Attachment attachment) {
        handle.createUpdate("""
                        insert into attachment (school_id, id, conversation_id, student_id, staff_id, name, type, size, store,
                          created_at)
                        values (:school, :id, :conversationId, :studentId, :staffId, :name, :type, :size, :store, :createdAt)""")
                .bind("school", school)
                .bindNamedArgumentFinder(Database.fields(attachment))
                .execute();
    }

    static Optional<Attachment> find(Handle handle, SchoolId school, AttachmentId id) {
        return handle.createQuery("select * from attachment where school_id = :school and id = :id")
                .bind("school", school)
                .bind("id", id)
                .mapTo(Attachment.class)
                .findOne();
    }

    /** Those of the ids that this sender has sent up here and not sent with a message; locked until the transaction ends. */
    static List<Attachment> waiting(
            Handle handle, SchoolId school, ConversationId conversation, Sender sender, List<AttachmentId> ids) {
        return handle.createQuery("""
                        select * from attachment where school_id = :school and conversation_id = :conversation
                          and coalesce(student_id, staff_id) = :sender and message_id is null and id = any(:ids) for update""")
                .bind("school", school)
                .bind("conversation", conversation)
                .bind("sender", sender.id())
                .bindArray(
                        "ids", UUID.class, ids.stream().map(AttachmentId::value).toList())
                .mapTo(Attachment.class)
                .list();
    }

    static void send(Handle handle, SchoolId school, List<AttachmentId> ids, MessageId message) {
        handle.createUpdate("update attachment set message_id = :message where school_id = :school and id = any(:ids)")
                .bind("school", school)
                .bind("message", message)
                .bindArray(
                        "ids", UUID.class, ids.stream().map(AttachmentId::value).toList())
                .execute();
    }

    static int deleteUnsent(Handle handle, SchoolId school, Instant before) {
        return handle.createUpdate(
                        "delete from attachment where school_id = :school and message_id is null and created_at < :before")
                .bind("school", school)
                .bind("before", before)
                .execute();
    }

    static void insertContent(Handle handle, SchoolId school, AttachmentId id, byte[] content) {
        handle.createUpdate(
                        "insert into attachment_content (school_id, attachment_id, content) values (:school, :id, :content)")
                .bind("school", school)
                .bind("id", id)
                .bind("content", content)
                .execute();
    }

    /** Bytes from {@code at} on; none beyond the end, or when there is no such content. */
    static byte[] content(Handle handle, SchoolId school, AttachmentId id, int at, int most) {
        return handle.createQuery("""
                        select substring(content from :from for :most) from attachment_content
                        where school_id = :school and attachment_id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bind("from", at + 1)
                .bind("most", most)
                .mapTo(byte[].class)
                .findOne()
                .orElse(new byte[0]);
    }

    /** The school's secret for addresses; the first one stays. */
    static Optional<byte[]> secret(Handle handle, SchoolId school) {
        return handle.createQuery("select secret from attachment_secret where school_id = :school")
                .bind("school", school)
                .mapTo(byte[].class)
                .findOne();
    }

    static void insertSecret(Handle handle, SchoolId school, byte[] secret) {
        handle.createUpdate(
                        "insert into attachment_secret (school_id, secret) values (:school, :secret) on conflict do nothing")
                .bind("school", school)
                .bind("secret", secret)
                .execute();
    }
}
