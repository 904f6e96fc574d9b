package org.opora.answering.triage;

import com.pgvector.PGhalfvec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.opora.answering.triage.Exemplars.Exemplar;
import org.opora.answering.triage.Exemplars.Given;
import org.opora.course.CourseId;
import org.opora.course.QuestionClass;
import org.opora.identity.SchoolId;
import org.opora.shared.Id;
import org.opora.shared.Kebab;

/** SQL of exemplars. */
final class ExemplarQueries {
    private ExemplarQueries() {}

    static List<Exemplar> all(Handle handle, SchoolId school, String model) {
        return handle.createQuery("""
                        select course_id, question_class, text, embedding from triage_exemplar
                        where school_id = :school and embedding_model = :model""")
                .bind("school", school)
                .bind("model", model)
                .map((row, context) -> exemplar(row))
                .list();
    }

    private static Exemplar exemplar(ResultSet row) throws SQLException {
        UUID course = row.getObject(1, UUID.class);
        return new Exemplar(
                course == null ? null : new CourseId(course),
                Kebab.parse(QuestionClass.class, row.getString(2)).orElseThrow(),
                row.getString(3),
                new PGhalfvec(row.getString(4)).toArray());
    }

    static List<Given> given(Handle handle, SchoolId school, @Nullable CourseId course) {
        return handle.createQuery("""
                        select question_class, text from triage_exemplar
                        where school_id = :school and course_id is not distinct from :course and question_id is null
                        order by question_class, id""")
                .bind("school", school)
                .bind("course", course)
                .map((row, context) -> new Given(
                        Kebab.parse(QuestionClass.class, row.getString(1)).orElseThrow(), row.getString(2), null))
                .list();
    }

    static void deleteGiven(Handle handle, SchoolId school, @Nullable CourseId course) {
        handle.createUpdate("""
                        delete from triage_exemplar
                        where school_id = :school and course_id is not distinct from :course and question_id is null""").bind("school", school).bind("course", course).execute();
    }

    static void insert(
            Handle handle,
            SchoolId school,
            @Nullable CourseId course,
            Given one,
            float[] vector,
            String model,
            Instant now) {
        handle.createUpdate("""
                        insert into triage_exemplar (school_id, id, course_id, question_class, text, question_id, embedding,
                                                     embedding_model, created_at)
                        values (:school, :id, :course, :class, :text, :question, :embedding, :model, :now)
                        on conflict (school_id, question_id) where question_id is not null
                          do update set question_class = excluded.question_class, created_at = excluded.created_at""")
                .bind("school", school)
                .bind("id", Id.next())
                .bind("course", course)
                .bind("class", one.questionClass())
                .bind("text", one.text())
                .bind("question", one.message())
                .bindByType("embedding", new PGhalfvec(vector), PGhalfvec.class)
                .bind("model", model)
                .bind("now", now)
                .execute();
    }
}
