package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Course;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** Search as answers see it. */
@Path("/api/v1/knowledge/search")
class SearchResource {
    record Ranks(@Nullable Integer lexical, @Nullable Integer dense) {}

    record Item(
            PassageId passageId,
            ArticleId articleId,
            String externalId,
            String title,
            String heading,
            @Nullable String url,
            String text,
            double score,
            Ranks ranks) {}

    record Result(List<Item> items, @Nullable Map<String, Double> signals, long tookMs) {}

    private static final int MOST = 100;
    private static final int USUAL = 10;
    private final Repair repair;
    private final Retrieval retrieval;
    private final Courses courses;
    private final CurrentCaller me;

    SearchResource(Repair repair, Retrieval retrieval, Courses courses, CurrentCaller me) {
        this.repair = repair;
        this.retrieval = retrieval;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Result search(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String course,
            @RestQuery("limit") @Nullable Integer limit) {
        long started = System.nanoTime();
        String question = repair.repair(me.school(), Texts.required("q", q, Texts.MESSAGE));
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > MOST) {
            throw Problem.invalid("limit", "must be between 1 and " + MOST);
        }
        Course in = courses.place(me.school(), course, null, null).course();
        Found found = retrieval.search(
                me.school(), new Retrieval.Query(question, in == null ? null : in.id(), null, true, most, 0));
        return new Result(
                found.hits().stream().map(SearchResource::item).toList(),
                found.signals().isEmpty() ? null : found.signals(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private static Item item(Hit hit) {
        return new Item(
                hit.passageId(),
                hit.articleId(),
                hit.externalId(),
                hit.title(),
                hit.heading(),
                hit.url(),
                hit.text(),
                hit.score(),
                new Ranks(hit.lexicalRank(), hit.denseRank()));
    }
}
