package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Question.Turn;
import org.opora.conversation.Message.Author;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Courses.Place;
import org.opora.course.Thresholds;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.knowledge.Content;
import org.opora.knowledge.Revisions;
import org.opora.knowledge.Supposing;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** A question asked dry as the caller wants it: of this place, by other thresholds, as if another revision were published. */
@ApplicationScoped
class Asking {
    record Said(@Nullable Author author, @Nullable String text) {}

    /** A revision of an article, as if it were the published one. */
    record OfRevision(@Nullable String externalId, @Nullable Integer n) {}

    /** {@code model: false} asks no chat model; {@code thresholds} stand for those of the course. */
    record Ask(
            @Nullable String question,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String student,
            @Nullable Integer hintLevel,
            @Nullable List<Said> history,
            @Nullable String locale,
            @Nullable Boolean model,
            @Nullable JsonNode thresholds,
            @Nullable OfRevision revision) {}

    private static final int LONGEST_HISTORY = 200;
    private final Pipeline pipeline;
    private final Supposing supposing;
    private final Revisions revisions;
    private final Schools schools;
    private final Students students;
    private final Courses courses;

    Asking(
            Pipeline pipeline,
            Supposing supposing,
            Revisions revisions,
            Schools schools,
            Students students,
            Courses courses) {
        this.pipeline = pipeline;
        this.supposing = supposing;
        this.revisions = revisions;
        this.schools = schools;
        this.students = students;
        this.courses = courses;
    }

    /** A question and what would become of it. */
    record Asked(Question question, Decision decision) {}

    /** @throws Problem 422 naming what this school does not have, or what is out of bounds */
    Asked ask(SchoolId school, Ask ask) {
        Question question = question(school, ask);
        OfRevision of = ask.revision();
        Decision decision = of == null
                ? pipeline.decide(question, Progress.UNSEEN)
                : supposing.saying(
                        school,
                        Texts.externalId("revision.externalId", of.externalId()),
                        content(school, of),
                        supposed -> pipeline.decide(question, Progress.UNSEEN));
        return new Asked(question, decision);
    }

    private Content content(SchoolId school, OfRevision of) {
        String article = of.externalId();
        Integer n = of.n();
        if (article == null || n == null) {
            throw Problem.invalid("revision", "must be {externalId, n}");
        }
        return revisions
                .content(school, article, n)
                .orElseThrow(() -> Problem.invalid("revision", "is not a revision of an article of this school"));
    }

    private Question question(SchoolId school, Ask ask) {
        Integer level = ask.hintLevel();
        if (level != null && (level < 1 || level > 3)) {
            throw Problem.invalid("hintLevel", "must be 1, 2 or 3");
        }
        String locale = ask.locale();
        if (locale != null && !locale.equals("ru") && !locale.equals("en")) {
            throw Problem.invalid("locale", "must be ru or en");
        }
        return new Question(
                schools.get(school),
                Texts.required("question", ask.question(), Texts.MESSAGE),
                place(school, ask),
                student(school, ask.student()),
                level,
                false,
                history(ask.history()),
                null,
                locale,
                Boolean.FALSE.equals(ask.model()),
                null);
    }

    private Place place(SchoolId school, Ask ask) {
        Place place = courses.place(school, ask.course(), ask.lesson(), ask.assignment());
        JsonNode thresholds = ask.thresholds();
        if (thresholds == null || thresholds.isNull()) {
            return place;
        }
        Course course = place.course();
        if (course == null || !thresholds.isObject()) {
            throw Problem.invalid("thresholds", "must be {questionClass: {answer, draft}}, in a course");
        }
        return new Place(course.with(Thresholds.read(thresholds)), place.lesson(), place.assignment());
    }

    private @Nullable Student student(SchoolId school, @Nullable String externalId) {
        return externalId == null
                ? null
                : students.byExternalId(school, externalId)
                        .orElseThrow(() -> Problem.invalid("student", "is not a student of this school"));
    }

    private static List<Turn> history(@Nullable List<Said> history) {
        if (history == null) {
            return List.of();
        }
        if (history.size() > LONGEST_HISTORY) {
            throw Problem.invalid("history", "has more than " + LONGEST_HISTORY + " messages");
        }
        return history.stream().map(Asking::turn).toList();
    }

    private static Turn turn(@Nullable Said said) {
        Author author = said == null ? null : said.author();
        if (said == null || author == null || author == Author.SYSTEM) {
            throw Problem.invalid("history.author", "must be student, assistant or curator");
        }
        return new Turn(author, Texts.required("history.text", said.text(), Texts.BODY));
    }
}
