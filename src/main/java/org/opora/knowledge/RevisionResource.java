package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.Lesson;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Format;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;

/** One revision of an article, with the passages it was cut into. */
@Path("/api/v1/knowledge/articles/{externalId}/revisions/{n}")
class RevisionResource {
    record View(
            String externalId,
            int revision,
            boolean published,
            String title,
            String body,
            Format format,
            String lang,
            @Nullable String course,
            @Nullable String lesson,
            @Nullable String url,
            Kind kind,
            List<String> questions,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            Visibility visibility,
            Instant createdAt,
            Revisions.@Nullable Author author,
            @Nullable String note,
            List<CuttingResource.Cut> passages) {}

    private final Revisions revisions;
    private final Courses courses;
    private final CurrentCaller me;

    RevisionResource(Revisions revisions, Courses courses, CurrentCaller me) {
        this.revisions = revisions;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public View get(@RestPath String externalId, @RestPath int n) {
        Revisions.One one = revisions.get(me.school(), externalId, n);
        Content c = one.content();
        Courses.Place place = courses.place(me.school(), c.courseId(), c.lessonId(), null);
        Course course = place.course();
        Lesson lesson = place.lesson();
        Integer published = one.article().publishedRevision();
        return new View(
                externalId,
                n,
                published != null && published == n,
                c.title(),
                c.body(),
                c.format(),
                c.lang(),
                course == null ? null : course.externalId(),
                lesson == null ? null : lesson.externalId(),
                c.url(),
                c.kind(),
                c.questions(),
                c.validFrom(),
                c.validUntil(),
                c.visibility(),
                one.info().createdAt(),
                one.info().author(),
                one.info().note(),
                IntStream.range(0, one.cuts().size())
                        .mapToObj(i -> CuttingResource.Cut.of(
                                i,
                                one.cuts().get(i).heading(),
                                one.cuts().get(i).text()))
                        .toList());
    }
}
