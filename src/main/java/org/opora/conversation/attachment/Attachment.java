package org.opora.conversation.attachment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.identity.staff.StaffId;
import org.opora.identity.student.StudentId;

/**
 * A file that a student or a member of staff has sent up.
 *
 * @param messageId the message it went with; null while it waits for one
 * @param size bytes
 * @param store which store has its content
 */
record Attachment(
        AttachmentId id,
        ConversationId conversationId,
        @Nullable StudentId studentId,
        @Nullable StaffId staffId,
        @Nullable MessageId messageId,
        String name,
        String type,
        int size,
        AttachmentStore.Name store,
        Instant createdAt) {}
