package org.opora.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.course.CourseId;
import org.opora.identity.SchoolId;
import org.opora.identity.Tenancy;
import org.opora.identity.student.StudentId;

/** What a student has asked before and the assistant has answered. */
@ApplicationScoped
public class EarlierQuestions {
    /**
     * A question with its answer.
     *
     * @param citation the answer's first, in the shape of a message's
     */
    public record Answered(
            ConversationId conversationId,
            String question,
            String answer,
            @Nullable JsonNode citation) {}

    private static final int NEWEST = 100;
    private final Tenancy tenancy;

    EarlierQuestions(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * The newest hundred, newest first: of conversations about the course or about none; hints and answers that the student
     * was not content with are left out.
     */
    public List<Answered> of(SchoolId school, StudentId student, @Nullable CourseId course) {
        return tenancy.in(school, handle -> handle.createQuery("""
                        select c.id as conversation_id, q.text as question, a.text as answer, a.citations->0 as citation
                        from conversation c
                        join message a on a.school_id = c.school_id and a.conversation_id = c.id
                        join message q on q.school_id = a.school_id and q.id = a.reply_to
                        where c.school_id = :school and c.student_id = :student
                          and (c.course_id is null or :course::uuid is null or c.course_id = :course)
                          and a.author_kind = 'assistant' and a.kind = 'text' and a.lane = 'answer'
                          and coalesce(a.rating->>'value', 'up') = 'up'
                        order by q.id desc limit :newest""")
                .bind("school", school)
                .bind("student", student)
                .bind("course", course)
                .bind("newest", NEWEST)
                .mapTo(Answered.class)
                .list());
    }
}
