package org.opora.knowledge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.opora.course.Courses;
import org.opora.identity.CurrentCaller;
import org.opora.identity.Roles;
import org.opora.identity.staff.StaffId;
import org.opora.knowledge.Article.Kind;
import org.opora.knowledge.Article.State;
import org.opora.shared.Page;
import org.opora.shared.Problem;
import org.opora.shared.Texts;

/** The list of articles, and what is done to many or besides their text. */
@Path("/api/v1/knowledge")
class ListingResource {
    /** Public for the framework, which fills it. */
    public static class Asked {
        @RestQuery
        @Nullable
        String query;

        @RestQuery
        @Nullable
        String course;

        @RestQuery
        @Nullable
        String lesson;

        @RestQuery
        @Nullable
        Boolean wholeSchool;

        @RestQuery
        @Nullable
        State state;

        @RestQuery
        @Nullable
        Kind kind;

        @RestQuery
        @Nullable
        StaffId owner;

        @RestQuery
        @Nullable
        String source;

        @RestQuery
        Listing.@Nullable Need need;
    }

    record Archival(@Nullable List<String> articles) {}

    record Archived(int archived) {}

    record Upkeep(@Nullable StaffId owner, @Nullable Instant reviewAt) {}

    private static final int MOST = 200;
    private final Listing listing;
    private final Upkeeping upkeeping;
    private final Courses courses;
    private final CurrentCaller me;

    ListingResource(Listing listing, Upkeeping upkeeping, Courses courses, CurrentCaller me) {
        this.listing = listing;
        this.upkeeping = upkeeping;
        this.courses = courses;
        this.me = me;
    }

    @GET
    @Path("articles")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Page<Listing.Item> list(
            @BeanParam Asked asked,
            @RestQuery("sort") Listing.@Nullable Sort sort,
            @RestQuery("limit") @Nullable Integer limit,
            @RestQuery @Nullable String after) {
        Courses.Place place = courses.place(me.school(), asked.course, asked.lesson, null);
        assert place.assignment() == null;
        return listing.list(
                me.school(),
                new Listing.Filter(
                        asked.query,
                        asked.course,
                        asked.lesson,
                        Boolean.TRUE.equals(asked.wholeSchool),
                        asked.state,
                        asked.kind,
                        asked.owner,
                        asked.source,
                        asked.need),
                sort == null ? Listing.Sort.ID : sort,
                Page.Request.of(limit, after));
    }

    /** Courses and lessons with how many articles each has, and how many need a hand. */
    @GET
    @Path("outline")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST, Roles.LEAD, Roles.CURATOR})
    public Listing.Outline outline() {
        return listing.outline(me.school());
    }

    /** Several at once, all or none. */
    @POST
    @Path("archivals")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public Archived archive(Archival archival) {
        List<String> articles = archival.articles();
        if (articles == null || articles.isEmpty() || articles.size() > MOST) {
            throw Problem.invalid("articles", "must name 1 to " + MOST);
        }
        return new Archived(upkeeping.archive(me.school(), articles));
    }

    /** Who cares for it, and when it is to be looked at again; what is absent is taken away. */
    @PUT
    @Path("articles/{externalId}/upkeep")
    @RolesAllowed({Roles.SCHOOL, Roles.ADMINISTRATOR, Roles.METHODOLOGIST})
    public Upkeep keep(@RestPath String externalId, Upkeep upkeep) {
        upkeeping.keep(me.school(), Texts.externalId("externalId", externalId), upkeep.owner(), upkeep.reviewAt());
        return upkeep;
    }
}
