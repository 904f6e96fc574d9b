package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.Articles.Forced;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Articles of the base. */
@Path("/api/v1/knowledge/articles")
class ArticleResource {
    record Body(
            @Nullable String title,
            @Nullable String body,
            @Nullable Format format,
            @Nullable String lang,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String url,
            @Nullable Kind kind,
            @Nullable List<String> questions,
            @Nullable Instant validUntil,
            @Nullable Visibility visibility,
            @Nullable Boolean publish,
            @Nullable String source,
            @Nullable Boolean force,
            @Nullable String reason,
            @Nullable Instant validFrom,
            @Nullable String note) {}

    record Publication(@Nullable Boolean force, @Nullable String reason) {}

    record PutView(ArticleId id, String externalId, int revision, State state, int passages, boolean changed) {}

    record View(
            ArticleId id,
            String externalId,
            State state,
            int revision,
            String title,
            String body,
            Format format,
            String lang,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String url,
            Kind kind,
            List<String> questions,
            @Nullable Instant validUntil,
            Visibility visibility,
            @Nullable String source,
            Instant updatedAt,
            List<Revisions.Info> revisions,
            @Nullable Instant validFrom,
            @Nullable Integer publishedRevision,
            Listing.@Nullable Owner owner,
            @Nullable Instant reviewAt) {}

    private static final int URL = 2_000;
    private static final int MOST_QUESTIONS = 100;
    private final Articles articles;
    private final Revisions revisions;
    private final Listing listing;
    private final Courses courses;
    private final CurrentCaller me;

    ArticleResource(Articles articles, Revisions revisions, Listing listing, Courses courses, CurrentCaller me) {
        this.articles = articles;
        this.revisions = revisions;
        this.listing = listing;
        this.courses = courses;
        this.me = me;
    }

    /** 201 or 200; searchable when the call returns. */
    @PUT
    @Path("{externalId}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public RestResponse<PutView> put(@RestPath String externalId, Body body) {
        String id = Texts.externalId("externalId", externalId);
        if (id.startsWith("assignment:")) {
            throw Problem.invalid(
                    "externalId", "assignment: names the text of an assignment, which is set by its own PUT");
        }
        boolean publish = body.publish() == null || body.publish();
        Articles.Put put = articles.put(
                me.school(),
                id,
                content(body),
                Texts.optional("source", body.source(), Texts.TITLE),
                publish,
                forced(body.force(), body.reason()));
        if (put.changed()) {
            revisions.sign(
                    me.school(),
                    put.id(),
                    put.revision(),
                    Revisions.Author.of(me.get()),
                    Texts.optional("note", body.note(), Texts.TITLE));
        }
        return RestResponse.status(put.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, view(put));
    }

    private Content content(Body body) {
        Kind kind = body.kind();
        Format format = body.format();
        if (kind == null || format == null) {
            throw Problem.invalid(kind == null ? "kind" : "format", "is missing");
        }
        if (kind == Kind.ASSIGNMENT) {
            throw Problem.invalid("kind", "must be one of faq, handbook, lesson, policy");
        }
        String title = Texts.required("title", body.title(), Texts.TITLE);
        String text = Texts.required("body", body.body(), Texts.BODY);
        Courses.Place place = courses.place(me.school(), body.course(), body.lesson(), null);
        Course course = place.course();
        Lesson lesson = place.lesson();
        List<String> questions = Texts.all("questions", body.questions(), Texts.MESSAGE);
        if (questions.size() > MOST_QUESTIONS) {
            throw Problem.invalid("questions", "has more than " + MOST_QUESTIONS + " entries");
        }
        Visibility visibility = body.visibility();
        return new Content(
                title,
                text,
                format,
                lang(body.lang(), title + text),
                course == null ? null : course.id(),
                lesson == null ? null : lesson.id(),
                Texts.optional("url", body.url(), URL),
                kind,
                questions,
                body.validUntil(),
                visibility == null ? Visibility.STUDENT : visibility,
                validFrom(body));
    }

    private static @Nullable Instant validFrom(Body body) {
        Instant from = body.validFrom();
        Instant until = body.validUntil();
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.invalid("validFrom", "must be before validUntil");
        }
        return from;
    }

    private static String lang(@Nullable String lang, String text) {
        if (lang == null) {
            return Language.of(text);
        }
        if (!lang.matches("[a-z]{2}")) {
            throw Problem.invalid("lang", "must be a language of two letters, such as ru");
        }
        return lang;
    }

    @GET
    @Path("{externalId}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public View get(@RestPath String externalId) {
        Articles.Whole whole = articles.get(me.school(), externalId);
        Content c = whole.content();
        CourseId course = c.courseId();
        var lesson = c.lessonId();
        Listing.Upkeep upkeep = listing.upkeep(me.school(), whole.article().id());
        return new View(
                whole.article().id(),
                externalId,
                whole.article().state(),
                whole.revision(),
                c.title(),
                c.body(),
                c.format(),
                c.lang(),
                course == null
                        ? null
                        : courses.course(me.school(), course)
                                .map(Course::externalId)
                                .orElse(null),
                lesson == null
                        ? null
                        : courses.lesson(me.school(), lesson)
                                .map(Lesson::externalId)
                                .orElse(null),
                c.url(),
                c.kind(),
                c.questions(),
                c.validUntil(),
                c.visibility(),
                whole.article().source(),
                whole.article().updatedAt(),
                revisions.of(me.school(), whole.article().id()),
                c.validFrom(),
                whole.article().publishedRevision(),
                upkeep.owner(),
                upkeep.reviewAt());
    }

    /** Archived: gone from search at once. */
    @DELETE
    @Path("{externalId}")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public void archive(@RestPath String externalId) {
        articles.archive(me.school(), externalId);
    }

    /** Rolls back (or forward) to a revision. */
    @POST
    @Path("{externalId}/revisions/{n}/publication")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public PutView publish(@RestPath String externalId, @RestPath int n, @Nullable Publication how) {
        Forced forced = how == null ? null : forced(how.force(), how.reason());
        return view(articles.rollBack(me.school(), externalId, n, forced));
    }

    private @Nullable Forced forced(@Nullable Boolean force, @Nullable String reason) {
        if (force == null || !force) {
            return null;
        }
        return new Forced(Texts.required("reason", reason, Texts.TITLE), me.name());
    }

    private static PutView view(Articles.Put put) {
        return new PutView(put.id(), put.externalId(), put.revision(), put.state(), put.passages(), put.changed());
    }
}
