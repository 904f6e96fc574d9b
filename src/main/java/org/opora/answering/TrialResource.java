package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Content;
import org.opora.knowledge.Language;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** "Ask this article": a question to a text that is perhaps not kept yet. */
@Path("/api/v1/knowledge/articles/{externalId}/trial")
class TrialResource {
    /** What is absent is as the article has it. */
    record Ask(
            @Nullable String question,
            @Nullable String title,
            @Nullable String body,
            @Nullable Format format,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable Kind kind,
            @Nullable List<String> questions) {}

    private final Trial trial;
    private final Articles articles;
    private final Courses courses;
    private final CurrentCaller me;

    TrialResource(Trial trial, Articles articles, Courses courses, CurrentCaller me) {
        this.trial = trial;
        this.articles = articles;
        this.courses = courses;
        this.me = me;
    }

    /** 404 when there is no such article and no text is sent. */
    @POST
    @RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Trial.Result ask(@RestPath String externalId, Ask ask) {
        String question = Texts.required("question", ask.question(), Texts.MESSAGE);
        String id = Texts.externalId("externalId", externalId);
        Content content = ask.body() == null ? articles.get(me.school(), id).content() : typed(ask);
        return trial.ask(me.school(), id, content, question);
    }

    private Content typed(Ask ask) {
        SchoolId school = me.school();
        String body = Texts.required("body", ask.body(), Texts.BODY);
        String title = Texts.required("title", ask.title(), Texts.TITLE);
        Format format = ask.format();
        Kind kind = ask.kind();
        if (format == null || kind == null || kind == Kind.ASSIGNMENT) {
            throw Problem.invalid(format == null ? "format" : "kind", "is missing or not allowed here");
        }
        Courses.Place place = courses.place(school, ask.course(), ask.lesson(), null);
        Course course = place.course();
        Lesson lesson = place.lesson();
        return new Content(
                title,
                body,
                format,
                Language.of(title + body),
                course == null ? null : course.id(),
                lesson == null ? null : lesson.id(),
                null,
                kind,
                Texts.all("questions", ask.questions(), Texts.MESSAGE),
                null,
                Visibility.STUDENT);
    }
}
