package org.opora.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.pgvector.PGhalfvec;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.opora.cast.Cast;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.Tenancy;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;

/** A course in two languages. All in one transaction, so that no job gives a passage another vector. */
@QuarkusTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class BothLanguagesTest {
    private static final float[] QUESTION_IN_ENGLISH = near(1);

    @Inject
    Articles articles;

    @Inject
    Courses courses;

    @Inject
    Schools schools;

    @Inject
    Tenancy tenancy;

    private SchoolId school;
    private CourseId course;

    @BeforeEach
    void a_school_of_its_own() {
        Cast cast = new Cast();
        cast.vera()
                .put("/courses/clay", Map.of("title", "Clay", "lang", "ru"))
                .then()
                .statusCode(201);
        school = schools.byKey(cast.key).orElseThrow().id();
        course = courses.course(school, "clay").orElseThrow().id();
    }

    @Test
    void what_a_course_teaches_is_no_nearer_for_being_in_the_language_of_the_question() {
        assertEquals(List.of("oven", "kiln"), nearest(0.85, 0.84));
    }

    @Test
    void what_is_much_nearer_comes_first_in_its_language() {
        assertEquals(List.of("kiln", "oven"), nearest(0.92, 0.78));
    }

    /**
     * The nearest two of a course that says other things, too: those in English are nearer to the question for that alone.
     *
     * @param kiln cosine of the passage in English with the question, {@code oven} of the one in Russian
     */
    private List<String> nearest(double kiln, double oven) {
        return QuarkusTransaction.requiringNew().call(() -> {
            for (int i = 0; i < 3; i++) {
                put("wood" + i, "en", "A thing of wood.", 0.80);
                put("stone" + i, "ru", "Вещь из камня.", 0.74);
            }
            put("kiln", "en", "A thing of clay.", kiln);
            put("oven", "ru", "Вещь из глины.", oven);
            return tenancy
                    .in(
                            school,
                            handle -> RetrievalQueries.ofCourse(handle, school, course, null, 2, QUESTION_IN_ENGLISH))
                    .hits()
                    .stream()
                    .map(Hit::externalId)
                    .toList();
        });
    }

    private void put(String id, String lang, String text, double cosine) {
        Content content = new Content(
                id, text, Format.TEXT, lang, course, null, null, Kind.LESSON, List.of(), null, Visibility.STUDENT);
        articles.put(school, id, content, null, true, null);
        tenancy.run(school, handle -> handle.createUpdate("""
                        update passage_384 p set embedding = :vector from article a
                        where p.school_id = :school and a.school_id = :school and a.id = p.article_id and a.external_id = :id""")
                .bind("school", school)
                .bind("id", id)
                .bindByType("vector", new PGhalfvec(near(cosine)), PGhalfvec.class)
                .execute());
    }

    /** Of unit length, so near to the question. */
    private static float[] near(double cosine) {
        float[] vector = new float[384];
        vector[0] = (float) cosine;
        vector[1] = (float) Math.sqrt(1 - cosine * cosine);
        return vector;
    }
}
