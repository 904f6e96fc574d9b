package org.opora.answering;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.answering.Question.Turn;
import org.opora.conversation.Message.Author;
import org.opora.conversation.MessageId;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.identity.Schools;
import org.opora.identity.student.Student;
import org.opora.identity.student.Students;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** The same code that answers in a conversation, without side effects; and why an answer came out as it did. */
@Path("/api/v1/answers")
class AnswerResource {
    record Said(@Nullable Author author, @Nullable String text) {}

    record Ask(
            @Nullable String question,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String assignment,
            @Nullable String student,
            @Nullable Integer hintLevel,
            @Nullable List<Said> history,
            @Nullable String locale,
            @Nullable Boolean model) {}

    private static final int LONGEST_HISTORY = 200;
    private final Pipeline pipeline;
    private final Spoken spoken;
    private final Explaining explaining;
    private final Schools schools;
    private final Students students;
    private final Courses courses;
    private final CurrentCaller me;

    AnswerResource(
            Pipeline pipeline,
            Spoken spoken,
            Explaining explaining,
            Schools schools,
            Students students,
            Courses courses,
            CurrentCaller me) {
        this.pipeline = pipeline;
        this.spoken = spoken;
        this.explaining = explaining;
        this.schools = schools;
        this.students = students;
        this.courses = courses;
        this.me = me;
    }

    @POST
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public DecisionRecord ask(Ask ask) {
        SchoolId school = me.school();
        Integer level = ask.hintLevel();
        if (level != null && (level < 1 || level > 3)) {
            throw Problem.invalid("hintLevel", "must be 1, 2 or 3");
        }
        String locale = ask.locale();
        if (locale != null && !locale.equals("ru") && !locale.equals("en")) {
            throw Problem.invalid("locale", "must be ru or en");
        }
        Question question = new Question(
                schools.get(school),
                Texts.required("question", ask.question(), Texts.MESSAGE),
                courses.place(school, ask.course(), ask.lesson(), ask.assignment()),
                student(school, ask.student()),
                level,
                false,
                history(ask.history()),
                List.of(),
                locale,
                Boolean.FALSE.equals(ask.model()));
        Decision decision = pipeline.decide(question, Progress.UNSEEN);
        return DecisionRecord.of(
                decision, spoken.of(question.school(), question.place().course(), decision));
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
        return history.stream().map(AnswerResource::turn).toList();
    }

    private static Turn turn(Said said) {
        Author author = said.author();
        if (author == null || author == Author.SYSTEM) {
            throw Problem.invalid("history.author", "must be student, assistant or curator");
        }
        return new Turn(author, Texts.required("history.text", said.text(), Texts.BODY));
    }

    /** The decision record of any message of the exchange. */
    @GET
    @Path("{message}/explanation")
    @RolesAllowed({Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public JsonNode explanation(@RestPath MessageId message) {
        return explaining.of(me.school(), message).orElseThrow(() -> Problem.notFound("explanation"));
    }
}
