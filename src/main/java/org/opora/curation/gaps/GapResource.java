package org.opora.curation.gaps;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.conversation.MessageId;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.course.QuestionClass;
import org.opora.desk.HandoffId;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.SchoolId;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** What students asked and the base could not answer. */
@Path("/api/v1/curation/gaps")
@RolesAllowed({Roles.SCHOOL, Roles.METHODOLOGIST, Roles.ADMINISTRATOR})
class GapResource {
    record Item(Gap gap, List<String> examples) {}

    record Question(
            MessageId questionId,
            @Nullable HandoffId handoffId,
            QuestionClass questionClass,
            Cause cause,
            String lang,
            String text,
            @Nullable String reply,
            List<String> cited,
            @Nullable String repliedBy,
            @Nullable Double minutes,
            Instant askedAt) {
        static Question of(MissedQuestion q) {
            return new Question(
                    q.questionId(),
                    q.handoffId(),
                    q.questionClass(),
                    q.cause(),
                    q.lang(),
                    q.text(),
                    q.reply(),
                    q.cited(),
                    q.repliedBy(),
                    q.minutes(),
                    q.askedAt());
        }
    }

    record View(Gap gap, List<Question> questions, List<Gap.Week> weeks) {}

    /** What it names is changed; an empty title gives the gap its most typical question's. */
    record Change(Gap.@Nullable State state, @Nullable String title) {}

    record Merge(@Nullable GapId from) {}

    record Split(@Nullable MessageId question) {}

    private final Gaps gaps;
    private final Courses courses;
    private final CurrentCaller me;

    GapResource(Gaps gaps, Courses courses, CurrentCaller me) {
        this.gaps = gaps;
        this.courses = courses;
        this.me = me;
    }

    /** Those first that have kept most people waiting: number of questions × days. */
    @GET
    public Page<Item> list(
            @RestQuery("state") Gap.@Nullable State state,
            @RestQuery @Nullable String course,
            @RestQuery @Nullable String query,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery @Nullable String after) {
        SchoolId school = me.school();
        Course of = courses.place(school, course, null, (String) null).course();
        Page<Gap> page = gaps.list(
                school,
                new GapQueries.Wanted(state, of == null ? null : of.id(), query),
                Page.Request.of(limit, after));
        Map<GapId, List<String>> examples =
                gaps.examples(school, page.items().stream().map(Gap::id).toList());
        return page.map(gap -> new Item(gap, examples.getOrDefault(gap.id(), List.of())));
    }

    @GET
    @Path("{id}")
    public View get(@RestPath GapId id) {
        Gaps.Whole whole = gaps.get(me.school(), id);
        return new View(
                whole.gap(), whole.questions().stream().map(Question::of).toList(), whole.weeks());
    }

    @PATCH
    @Path("{id}")
    public View change(@RestPath GapId id, Change change) {
        SchoolId school = me.school();
        Gap.State state = change.state();
        if (state == Gap.State.ANSWERED) {
            throw Problem.invalid("state", "is answered by accepting a proposal");
        }
        Gap known = gaps.get(school, id).gap();
        String title = change.title();
        if (title != null) {
            gaps.name(school, known.id(), title.isBlank() ? null : Texts.required("title", title, Texts.TITLE));
        }
        if (state != null) {
            gaps.decide(school, id, state, me.name());
        }
        return get(id);
    }

    @POST
    @Path("{id}/merge")
    public View merge(@RestPath GapId id, Merge merge) {
        GapId from = merge.from();
        if (from == null) {
            throw Problem.invalid("required", "from", "is missing");
        }
        Gap into = gaps.get(me.school(), id).gap();
        gaps.merge(me.school(), into.id(), from);
        return get(id);
    }

    /** 201 the gap that the question is alone in now. */
    @POST
    @Path("{id}/split")
    @ResponseStatus(201)
    public View split(@RestPath GapId id, Split split) {
        MessageId question = split.question();
        if (question == null) {
            throw Problem.invalid("required", "question", "is missing");
        }
        Gap from = gaps.get(me.school(), id).gap();
        return get(gaps.split(me.school(), from.id(), question));
    }
}
