package org.opora.curation.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.CourseId;
import org.opora.course.Courses;
import org.opora.curation.gaps.Gap;
import org.opora.curation.gaps.GapId;
import org.opora.curation.gaps.Gaps;
import org.opora.curation.proposals.Proposal.Draft;
import org.opora.curation.proposals.Proposal.Kind;
import org.opora.curation.proposals.Proposal.State;
import org.opora.curation.proposals.Proposals.Acceptance;
import org.opora.desk.HandoffId;
import org.opora.identity.Caller;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.knowledge.Articles;
import org.opora.knowledge.Articles.Forced;
import org.opora.knowledge.Language;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Proposed changes of the base. */
@Path("/api/v1/curation/proposals")
@RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class ProposalResource {
    /** From a handoff; or the questions of a gap as phrasings of an article; or an entry written by hand, for a gap or not. */
    record Given(
            @Nullable HandoffId handoff,
            @Nullable GapId gap,
            @Nullable String article,
            @Nullable String title,
            @Nullable String body,
            @Nullable List<String> questions,
            @Nullable String course) {}

    /** What it names is changed. */
    record Change(
            @Nullable String title,
            @Nullable String body,
            @Nullable List<String> questions,
            @Nullable String course,
            @Nullable Kind kind,
            @Nullable String article) {}

    record Accept(
            @Nullable Boolean publish,
            @Nullable Boolean force,
            @Nullable String reason) {}

    record Reject(@Nullable String reason) {}

    record Item(
            ProposalId id,
            @Nullable GapId gapId,
            Kind kind,
            State state,
            @Nullable String article,
            String title,
            String body,
            List<String> questions,
            @Nullable String course,
            String lang,
            boolean condensed,
            JsonNode evidence,
            @Nullable String proposedBy,
            Instant createdAt,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable Integer revision,
            @Nullable JsonNode replayed) {
        static Item of(Proposal p) {
            return new Item(
                    p.id(),
                    p.gapId(),
                    p.kind(),
                    p.state(),
                    p.article(),
                    p.title(),
                    p.body(),
                    p.questions(),
                    p.course(),
                    p.lang(),
                    p.condensed(),
                    p.evidence(),
                    p.proposedBy(),
                    p.createdAt(),
                    p.decidedAt(),
                    p.decidedBy(),
                    p.reason(),
                    p.revision(),
                    p.replayed());
        }
    }

    /** What the article says now, beside what is proposed; and how often its gap was asked about before and after. */
    record Whole(
            Item proposal,
            @Nullable Current current,
            @Nullable Gap gap,
            List<Gap.Week> weeks) {}

    record Current(int revision, String title, String body, List<String> questions) {}

    private static final int MOST_QUESTIONS = 100;
    private final Proposals proposals;
    private final Articles articles;
    private final Gaps gaps;
    private final Courses courses;
    private final CurrentCaller me;

    ProposalResource(Proposals proposals, Articles articles, Gaps gaps, Courses courses, CurrentCaller me) {
        this.proposals = proposals;
        this.articles = articles;
        this.gaps = gaps;
        this.courses = courses;
        this.me = me;
    }

    /** Newest first. */
    @GET
    public Page<Item> list(
            @RestQuery("state") @Nullable State state,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery @Nullable String after) {
        return proposals.list(me.school(), state, Page.Request.of(limit, after)).map(Item::of);
    }

    @GET
    @Path("{id}")
    public Whole get(@RestPath ProposalId id) {
        return whole(proposals.get(me.school(), id));
    }

    private Whole whole(Proposal proposal) {
        SchoolId school = me.school();
        String article = proposal.article();
        GapId gap = proposal.gapId();
        Current current = article == null
                ? null
                : articles.find(school, article)
                        .map(whole -> new Current(
                                whole.revision(),
                                whole.content().title(),
                                whole.content().body(),
                                whole.content().questions()))
                        .orElse(null);
        Gaps.Whole of = gap == null || gaps.find(school, gap).isEmpty() ? null : gaps.get(school, gap);
        return new Whole(Item.of(proposal), current, of == null ? null : of.gap(), of == null ? List.of() : of.weeks());
    }

    /** 201; from a handoff that has been proposed already, the one it belongs to. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed({Roles.SCHOOL, Roles.CURATOR, Roles.LEAD, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
    public Item propose(Given given) {
        SchoolId school = me.school();
        HandoffId handoff = given.handoff();
        if (handoff != null) {
            return Item.of(proposals.fromHandoff(school, handoff));
        }
        if (!(me.get() instanceof Caller.Backend) && !keepsTheBase()) {
            throw Problem.forbidden("Curators propose from a handoff.");
        }
        GapId named = given.gap();
        Gap gap = named == null
                ? null
                : gaps.find(school, named).orElseThrow(() -> Problem.invalid("gap", "is not a gap of this school"));
        String article = given.article();
        if (gap != null && article != null) {
            return Item.of(proposals.link(school, gap, article, me.name()));
        }
        String title = Texts.required("title", given.title(), Texts.TITLE);
        String body = Texts.required("body", given.body(), Texts.BODY);
        Draft draft = new Draft(
                Kind.ENTRY,
                null,
                null,
                title,
                body,
                questions(given.questions()),
                course(school, given.course()),
                Language.of(title + body));
        return Item.of(proposals.write(school, draft, gap, me.name()));
    }

    private boolean keepsTheBase() {
        Caller.Member member = me.member();
        return member.is(Roles.METHODOLOGIST) || member.is(Roles.ADMINISTRATOR);
    }

    private static List<String> questions(@Nullable List<String> given) {
        List<String> questions = Texts.all("questions", given, Texts.MESSAGE);
        if (questions.size() > MOST_QUESTIONS) {
            throw Problem.invalid("questions", "has more than " + MOST_QUESTIONS + " entries");
        }
        return questions;
    }

    private @Nullable CourseId course(SchoolId school, @Nullable String externalId) {
        Course course = courses.place(school, externalId, null, (String) null).course();
        return course == null ? null : course.id();
    }

    @PATCH
    @Path("{id}")
    public Whole change(@RestPath ProposalId id, Change change) {
        SchoolId school = me.school();
        Draft now = proposals.get(school, id).draft();
        Kind kind = change.kind() == null ? now.kind() : change.kind();
        String article = change.article() == null ? now.article() : change.article();
        Integer base = now.baseRevision();
        if (kind == Kind.ENTRY) {
            article = null;
            base = null;
        } else if (article == null) {
            throw Problem.invalid("required", "article", "is what a phrasing or an edit changes");
        } else if (!article.equals(now.article())) {
            base = articles.find(school, article)
                    .map(Articles.Whole::revision)
                    .orElseThrow(() -> Problem.invalid("article", "is not an article of this school"));
        }
        Draft draft = new Draft(
                kind,
                article,
                base,
                change.title() == null ? now.title() : Texts.required("title", change.title(), Texts.TITLE),
                change.body() == null ? now.body() : Texts.required("body", change.body(), Texts.BODY),
                change.questions() == null ? now.questions() : questions(change.questions()),
                change.course() == null ? now.courseId() : course(school, change.course()),
                now.lang());
        return whole(proposals.change(school, id, draft));
    }

    /** Makes the revision, publishes it unless told otherwise, and makes its check. */
    @POST
    @Path("{id}/acceptance")
    public Whole accept(@RestPath ProposalId id, @Nullable Accept accept) {
        Accept how = accept == null ? new Accept(null, null, null) : accept;
        boolean publish = how.publish() == null || how.publish();
        Forced forced = Boolean.TRUE.equals(how.force())
                ? new Forced(Texts.required("reason", how.reason(), Texts.TITLE), me.name())
                : null;
        return whole(proposals.accept(me.school(), id, new Acceptance(publish, forced, me.name())));
    }

    @POST
    @Path("{id}/rejection")
    public Whole reject(@RestPath ProposalId id, Reject reject) {
        String reason = Texts.required("reason", reject.reason(), Texts.TITLE);
        return whole(proposals.reject(me.school(), id, reason, me.name()));
    }
}
