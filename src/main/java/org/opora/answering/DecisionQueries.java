package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;

/** SQL of decision records. */
final class DecisionQueries {
    record Grounded(MessageId questionId, double confidence, JsonNode checks) {}

    private DecisionQueries() {}

    static void insert(
            Handle handle,
            SchoolId school,
            MessageId question,
            ConversationId conversation,
            @Nullable CourseId course,
            JsonNode record,
            Instant now) {
        handle.createUpdate("""
                        insert into decision (school_id, question_id, conversation_id, course_id, record, created_at)
                        values (:school, :question, :conversation, :course, :record, :now) on conflict do nothing""")
                .bind("school", school)
                .bind("question", question)
                .bind("conversation", conversation)
                .bind("course", course)
                .bind("record", record)
                .bind("now", now)
                .execute();
    }

    /** By the question or by the message that answers it. */
    static Optional<JsonNode> find(Handle handle, SchoolId school, MessageId message) {
        return handle.createQuery("""
                        select record from decision where school_id = :school and question_id in (
                          select :message::uuid union
                          select reply_to from message where school_id = :school and id = :message)""")
                .bind("school", school)
                .bind("message", message)
                .mapTo(JsonNode.class)
                .findFirst();
    }

    /** A stored record and where its question was asked. */
    record Kept(MessageId questionId, @Nullable CourseId courseId, JsonNode record) {}

    static List<Kept> since(Handle handle, SchoolId school, Instant since, int most) {
        return handle.createQuery("""
                        select question_id, course_id, record from decision
                        where school_id = :school and created_at >= :since and record ->> 'hintLevel' is null
                        order by created_at desc limit :most""")
                .bind("school", school)
                .bind("since", since)
                .bind("most", most)
                .mapTo(Kept.class)
                .list();
    }

    static List<Grounded> grounds(Handle handle, SchoolId school, List<MessageId> questions) {
        return handle.createQuery("""
                        select question_id, (record ->> 'confidence')::double precision as confidence, record -> 'checks' as checks
                        from decision where school_id = :school and question_id = any(:questions)""")
                .bind("school", school)
                .bindArray(
                        "questions",
                        UUID.class,
                        questions.stream().map(MessageId::value).toList())
                .mapTo(Grounded.class)
                .list();
    }

    /** @param hint of the message that answered, as the student got it */
    record Explained(
            MessageId questionId, JsonNode record, @Nullable JsonNode hint) {}

    /** By the question or by the message that answers it. */
    static Optional<Explained> explained(Handle handle, SchoolId school, MessageId message) {
        return handle.createQuery("""
                        select d.question_id, d.record,
                               (select a.hint from message a where a.school_id = :school and a.conversation_id = d.conversation_id
                                  and a.reply_to = d.question_id and a.hint is not null order by a.seq limit 1) as hint
                        from decision d where d.school_id = :school and d.question_id in (
                          select :message::uuid union
                          select reply_to from message where school_id = :school and id = :message)""")
                .bind("school", school)
                .bind("message", message)
                .mapTo(Explained.class)
                .findFirst();
    }

    static List<Moods.Felt> moods(Handle handle, SchoolId school, ConversationId conversation) {
        return handle.createQuery("""
                        select question_id, record #>> '{decidedBy,mood}' as mood from decision
                        where school_id = :school and conversation_id = :conversation
                          and record #>> '{decidedBy,mood}' is not null order by created_at""")
                .bind("school", school)
                .bind("conversation", conversation)
                .mapTo(Moods.Felt.class)
                .list();
    }
}
