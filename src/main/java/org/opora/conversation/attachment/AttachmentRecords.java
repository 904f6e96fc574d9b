package org.opora.conversation.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.identity.SchoolId;
import org.opora.identity.student.StudentId;
import org.opora.identity.student.StudentRecords;

/** Files that a student sent up or was sent. They go with the conversation; what lies in an object store within two hours. */
@ApplicationScoped
class AttachmentRecords implements StudentRecords {
    record File(
            AttachmentId id,
            ConversationId conversationId,
            @Nullable MessageId messageId,
            String name,
            String type,
            int size,
            Instant createdAt) {}

    @Override
    public Set<String> told() {
        return Set.of("attachment");
    }

    @Override
    public Map<String, String> untold() {
        return Map.of(
                "attachment_content", "named in attachments, with its size; the student has sent it or can open it");
    }

    @Override
    public Map<String, String> outliving() {
        return Map.of("attachment_leftover", "ids of what is still to be deleted in the object store");
    }

    @Override
    public Map<String, Object> tell(Handle handle, SchoolId school, StudentId student) {
        return Map.of(
                "attachments",
                handle.createQuery("""
                                select a.id, a.conversation_id, a.message_id, a.name, a.type, a.size, a.created_at
                                from attachment a
                                join conversation c on c.school_id = a.school_id and c.id = a.conversation_id
                                left join message m on m.school_id = a.school_id and m.id = a.message_id
                                where a.school_id = :school and c.student_id = :student
                                  and (a.student_id = :student or m.visibility = 'student')
                                order by a.id""")
                        .bind("school", school)
                        .bind("student", student)
                        .mapTo(File.class)
                        .list());
    }
}
