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
import org.opora.identity.student.StudentId;

/** SQL of decision records. */
final class DecisionQueries {
    record Grounded(MessageId questionId, double confidence, JsonNode checks) {}

    /** That a message is the outcome of; of what people say, the last one that had an outcome before. */
    private static final String QUESTION = """
            select :message::uuid union
            select coalesce(said.reply_to, (
              select outcome.reply_to from message outcome
              where outcome.school_id = said.school_id and outcome.conversation_id = said.conversation_id
                and outcome.seq < said.seq and outcome.lane is not null and outcome.reply_to is not null
              order by outcome.seq desc limit 1))
            from message said where said.school_id = :school and said.id = :message and said.author_kind <> 'student'""";

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

    /** By the question or by any message of what came of it. */
    static Optional<JsonNode> find(Handle handle, SchoolId school, MessageId message) {
        return handle.createQuery("""
                        select record from decision where school_id = :school and question_id in (<question>)""")
                .define("question", QUESTION)
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

    /** By the question or by any message of what came of it. */
    static Optional<Explained> explained(Handle handle, SchoolId school, MessageId message) {
        return handle.createQuery("""
                        select d.question_id, d.record,
                               (select a.hint from message a where a.school_id = :school and a.conversation_id = d.conversation_id
                                  and a.reply_to = d.question_id and a.hint is not null order by a.seq limit 1) as hint
                        from decision d where d.school_id = :school and d.question_id in (<question>)""")
                .define("question", QUESTION)
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

    static List<DecidedRecords.Kept> ofStudent(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery("""
                        select d.question_id, d.record, d.created_at from decision d
                        join conversation_listed c on c.school_id = d.school_id and c.id = d.conversation_id
                        where d.school_id = :school and c.student_id = :student order by d.created_at""")
                .bind("school", school)
                .bind("student", student)
                .mapTo(DecidedRecords.Kept.class)
                .list();
    }

    static List<DecidedRecords.Labelled> labelsOfStudent(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery("""
                        select l.question_id as question, l.source, l.is_right as "right", l.at from answer_label l
                        join decision d on d.school_id = l.school_id and d.question_id = l.question_id
                        join conversation_listed c on c.school_id = d.school_id and c.id = d.conversation_id
                        where l.school_id = :school and c.student_id = :student order by l.at""")
                .bind("school", school)
                .bind("student", student)
                .mapTo(DecidedRecords.Labelled.class)
                .list();
    }

    static List<DecidedRecords.Corrected> correctionsOfStudent(Handle handle, SchoolId school, StudentId student) {
        return handle.createQuery("""
                        select e.question_id as question, e.question_class, e.created_at as at from triage_exemplar e
                        join message_told m on m.school_id = e.school_id and m.id = e.question_id
                        join conversation_listed c on c.school_id = m.school_id and c.id = m.conversation_id
                        where e.school_id = :school and c.student_id = :student order by e.created_at""")
                .bind("school", school)
                .bind("student", student)
                .mapTo(DecidedRecords.Corrected.class)
                .list();
    }
}
