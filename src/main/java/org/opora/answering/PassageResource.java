package org.opora.answering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.Conversations;
import org.opora.course.CourseId;
import org.opora.identity.Caller.Learner;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.Visibility;
import org.opora.knowledge.ArticleId;
import org.opora.knowledge.PassageId;
import org.opora.knowledge.Passages;
import org.opora.knowledge.Passages.Passage;
import org.opora.shared.Problem;

/** The source text behind a citation. */
@Path("/api/v1/knowledge/passages/{id}")
class PassageResource {
    record View(
            PassageId passageId,
            @Nullable ArticleId articleId,
            String externalId,
            String title,
            String heading,
            @Nullable String url,
            String text,
            String lang,
            Kind kind) {
        static View of(Passage p) {
            return new View(
                    p.passageId(),
                    p.kind() == Kind.ASSIGNMENT ? null : p.articleId(),
                    p.externalId(),
                    p.title(),
                    p.heading(),
                    p.url(),
                    p.text(),
                    p.lang(),
                    p.kind());
        }
    }

    private final Passages passages;
    private final Conversations conversations;
    private final CurrentCaller me;

    PassageResource(Passages passages, Conversations conversations, CurrentCaller me) {
        this.passages = passages;
        this.conversations = conversations;
        this.me = me;
    }

    /** A student sees those of their course, of the whole school, or cited to them, also after archiving; staff-only never. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public View get(@RestPath PassageId id) {
        Passage passage = passages.find(me.school(), id).orElseThrow(() -> Problem.notFound("passage"));
        if (me.get() instanceof Learner learner && !mayRead(learner, passage)) {
            throw Problem.notFound("passage");
        }
        return View.of(passage);
    }

    private boolean mayRead(Learner learner, Passage passage) {
        if (passage.visibility() == Visibility.STAFF) {
            return false;
        }
        CourseId course = passage.courseId();
        boolean near = course == null || course.value().equals(learner.course());
        return (passage.live() && near)
                || conversations.cited(
                        learner.school(), learner.id(), passage.passageId().value());
    }
}
