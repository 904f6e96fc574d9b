package org.opora.answering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Labels.Label;
import org.opora.answering.Labels.Source;
import org.opora.conversation.ConversationId;
import org.opora.conversation.MessageId;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;

/** SQL of labels. */
final class LabelQueries {
    private LabelQueries() {}

    /** The last word of a source counts; a question for which nobody wrote an answer has nothing to label. */
    static void insert(Handle handle, SchoolId school, MessageId question, Source source, boolean right, Instant now) {
        handle.createUpdate("""
                        insert into answer_label (school_id, question_id, source, is_right, at)
                        select school_id, question_id, :source, :right, :now from decision
                        where school_id = :school and question_id = :question and record->>'lane' in ('answer', 'draft')
                        on conflict (school_id, question_id, source) do update set is_right = :right, at = :now""")
                .bind("school", school)
                .bind("question", question)
                .bind("source", source)
                .bind("right", right)
                .bind("now", now)
                .execute();
    }

    static Optional<MessageId> newestDecided(
            Handle handle, SchoolId school, ConversationId conversation, Instant askedBy) {
        return handle.createQuery("""
                        select d.question_id from decision d
                        join message m on m.school_id = d.school_id and m.id = d.question_id
                        where d.school_id = :school and d.conversation_id = :conversation and m.created_at <= :askedBy
                        order by m.seq desc limit 1""")
                .bind("askedBy", askedBy)
                .bind("school", school)
                .bind("conversation", conversation)
                .mapTo(MessageId.class)
                .findOne();
    }

    /** Of answers that a cut has let through or kept back: a hint and a chosen entry say nothing of it. */
    static List<Label> list(Handle handle, SchoolId school, @Nullable CourseId course, int limit) {
        return handle.createQuery("""
                        select l.question_id, d.record->>'questionClass' as question_class,
                               (d.record->>'confidence')::float8 as confidence, l.source, l.is_right as "right", l.at
                        from answer_label l
                        join decision d on d.school_id = l.school_id and d.question_id = l.question_id
                        where l.school_id = :school and (:course::uuid is null or d.course_id = :course)
                          and d.record->>'hintLevel' is null and d.record->'signals'->>'chosen' is null
                        order by l.at desc limit :limit""")
                .bind("school", school)
                .bind("course", course)
                .bind("limit", limit)
                .mapTo(Label.class)
                .list();
    }
}
